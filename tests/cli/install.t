# Installed, the program finds its fonts, rule sets and catalogue in share/.

$ b=$(dirname "$(command -v vankien)"); mkdir -p p/bin p/share/vankien && cp "$b/vankien" p/bin && ln -s "$b/fonts" "$b/layouts" p/share/vankien && ln -s "$b/locale" p/share

$ p/bin/vankien render small.xml -o a.pdf && vankien render small.xml -o b.pdf && cmp a.pdf b.pdf

$ p/bin/vankien check --lang=vi missing.xml
missing.xml: lỗi: không đọc được tệp: không có tệp hoặc thư mục này; kiểm tra tên tệp và quyền đọc [VK-FILE-01]
? 66

$ ln -s p/bin/vankien link && ./link check small.xml && PATH=$PWD/p/bin:$PATH && cd / && vankien check "$OLDPWD/small.xml"

# Without them it says what it lacks, and still speaks English.

$ rm p/share/vankien/fonts p/share/locale; p/bin/vankien render --lang=vi small.xml -o c.pdf 2>&1 | sed 's/^.*share/.../'; ls c.pdf
.../vankien/fonts: error: cannot read the folder of the fonts: No such file or directory; name the folder with --fonts, or mend the installation [VK-FONT-01]
ls: cannot access 'c.pdf': No such file or directory
? 2

$ rm p/share/vankien/layouts; p/bin/vankien check small.xml | sed 's/^.*share/.../'; p/bin/vankien --version | tail -n 1
.../vankien/layouts/hd36-2018.xml: error: cannot read the layout: No such file or directory; name the folder with --layouts, or mend the installation [VK-LAYOUT-01]
rule sets:
