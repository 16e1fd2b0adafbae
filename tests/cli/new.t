# The kinds are those of the table, in its order.

$ vankien new --list | head -n 3
nghi-quyet        nghị quyết
chi-thi           chỉ thị
ket-luan          kết luận

$ vankien new --list | cut -d ' ' -f 1 >listed; sed -n 's/^VK_KIND("\([a-z-]*\)".*/\1/p' "$SAMPLES/../src/model/kinds.def" | cmp - listed; wc -l <listed
33

# A skeleton goes to standard output or to a file, and is the same.

$ vankien new quyet-dinh >a.xml; vankien new -o b.xml quyet-dinh && cmp a.xml b.xml && vankien new quyet-dinh -o - | cmp - a.xml; head -n 9 a.xml
<?xml version="1.0" encoding="UTF-8"?>
<!-- Khung quyết định. Chữ trong ngoặc vuông là chỗ phải viết; viết xong thì bỏ
     cả dấu ngoặc. Dòng nào không cần thì xoá. Kiểm tra bằng "vankien check",
     xem trang bằng "vankien preview", in ra PDF bằng "vankien render". -->
<van-ban loai="quyet-dinh" the-thuc="hd05-2026">
  <dau>
    <co-quan>
      <!-- Cấp trên trực tiếp; đại hội và cấp tỉnh không có dòng này. -->
      <cap-tren>[ĐẢNG BỘ CẤP TRÊN]</cap-tren>

# Each says what is to be filled in, and nothing else; each has its own kind.

$ for k in $(cat listed); do vankien new $k -o k.xml && vankien check k.xml >said || echo "$k: $?"; grep -v ': warning: "\[.*" is to be filled in; .* \[VK-TEXT-13\]$' said; grep -q VK-TEXT-13 said || echo "$k: nothing to fill in"; grep -q "<van-ban loai=\"$k\"" k.xml || echo "$k: another kind"; grep -n '[{}]' k.xml; done
? 1

# Each can be rendered at once.

$ for k in $(cat listed); do vankien new $k | vankien render -q - -o $k.pdf || echo "$k: $?"; done; ls *.pdf | wc -l
33

# None can be final: brackets, number and day are left.

$ for k in $(cat listed); do vankien new $k | vankien check --final - >said && echo "$k: $?"; grep -v 'VK-TEXT-13\|HD05-3.1\|HD05-4.1' said; done
? 1

# So it is under each rule set that has the kind; the default is the newest.

$ for s in hd36-2018 hd05-2026 nd30-2020; do n=0; for k in $(cat listed); do vankien new $k --standard=$s -o k.xml 2>/dev/null || continue; n=$((n + 1)); grep -q "the-thuc=\"$s\"" k.xml || echo "$k: another rule set"; vankien check k.xml >said || echo "$k: $?"; grep -v 'VK-TEXT-13' said; vankien render -q k.xml -o k.pdf 2>said || echo "$k: $?"; grep -v 'VK-TEXT-13' said; done; echo "$s $n"; done
hd36-2018 33
hd05-2026 33
nd30-2020 26

$ vankien new quyet-dinh --standard=hd05-2026 | cmp - a.xml

$ vankien new to-trinh --standard=hd36-2018 | grep -c kinh-gui; vankien new quy-dinh --standard=nd30-2020 | grep so-ky-hieu
2
    <so-ky-hieu>      /QyĐ-UBND</so-ky-hieu>

$ vankien new ket-luan --standard=nd30-2020 --skeletons="$SAMPLES/../layouts/skeletons" 2>&1 | sed 's|.*/layouts|layouts|'
layouts/skeletons: error: there is no skeleton of "kết luận" for the rule set nd30-2020; leave --standard out, or take another kind [VK-LAYOUT-16]

# With the brackets gone it is silent.

$ sed -i 's/\[\([^]]*\)\]/\1/g' a.xml; vankien check a.xml

# The words that go with the kind.

$ vankien new loi-keu-goi | grep -n 'LKG'
14:    <so-ky-hieu>      -LKG/ĐU</so-ky-hieu>

$ vankien new quy-dinh | grep -n 'Quy định này'
32:        <muc><doan>Quy định này quy định về [nội dung].</doan></muc>
33:        <muc><doan>Quy định này áp dụng đối với [đối tượng].</doan></muc>
59:        <doan>Quy định này có hiệu lực từ ngày ký và thay thế [văn bản cũ].</doan>

# A kind that there is not.

$ vankien new nghi-quiet
vankien: there is no kind 'nghi-quiet'; did you mean 'nghi-quyet'?
vankien: try 'vankien new --help'
? 64

$ vankien new 'Nghị quyết'
vankien: there is no kind 'Nghị quyết'; did you mean 'nghi-quyet'?
vankien: try 'vankien new --help'
? 64

$ vankien new roman
vankien: there is no kind 'roman'; 'vankien new --list' tells them
vankien: try 'vankien new --help'
? 64

$ vankien new
vankien: no KIND is named; 'vankien new --list' tells them
vankien: try 'vankien new --help'
? 64

$ vankien new nghi-quyet bao-cao
vankien: 'bao-cao' is one operand too many
vankien: try 'vankien new --help'
? 64

$ vankien new --list nghi-quyet
vankien: 'nghi-quyet' is one operand too many
vankien: try 'vankien new --help'
? 64

# A file is replaced in one step, by a whole one.

$ echo old >kept.xml; vankien new bao-cao --skeletons=none -o kept.xml; cat kept.xml
none/bao-cao.xml: error: cannot read the skeleton: No such file or directory; name the folder with --skeletons, or mend the installation [VK-LAYOUT-15]
old

$ vankien new bao-cao -o none/a.xml
none/a.xml: error: cannot create the output: No such file or directory; give another name with -o, or mend the rights of the folder [VK-FILE-04]
? 73

$ vankien new bao-cao >/dev/full
vankien: error: writing to standard output failed: No space left on device
? 74

# An office's own skeletons.

$ mkdir own; echo '<van-ban loai="{loai}"> {viết tắt} {LOẠI} {khác} { }</van-ban>' >own/tuyen-bo.xml; vankien new loi-keu-goi --skeletons=own; vankien new tuyen-bo --skeletons=own
<van-ban loai="loi-keu-goi"> LKG LỜI KÊU GỌI {khác} { }</van-ban>
<van-ban loai="tuyen-bo"> TB TUYÊN BỐ {khác} { }</van-ban>
