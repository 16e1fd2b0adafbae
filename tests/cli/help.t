# Help and versions go to standard output, with status 0.

$ vankien --help 2>/dev/null
Usage: vankien COMMAND [OPTION]... FILE...

Turns an XML description of a Party document into its official PDF, by the
rules of form of its date.

Commands:
  render    one document to PDF
  check     find what is wrong in documents; writes nothing
  preview   the pages on the terminal, as text or as pictures
  dump      the state between two passes, as text
  extract   the source that a final PDF carries
  verify    whether a final PDF shows what its source says
  new       a skeleton of a document, to be filled in
  eval      targets against yearly results: verdicts, shares, "x of y"
  batch     a report of every record, from one template
  diff      what changed between two drafts, by meaning
  explain   what a rule asks, since when, its source, right and wrong

Options:
  --fonts=DIR
        take the four styles of one family from the fonts of this folder
  --layouts=DIR
        take the layouts of the rule sets from this folder
  --lang=vi|en
        language of the messages, vi or en; default: that of the environment
  --color=auto|always|never
        colour the messages: auto (default: on a terminal), always, never
  -q, --quiet
        say only what is an error
  -v, --verbose
        also say how many findings there are, what the fit chose, and the
        arithmetic behind each verdict
  -h, --help
        print this help
  --version
        print the versions of the program, its libraries and rule sets

'vankien COMMAND --help' tells the options of one command; vankien(1) and
vankien-xml(5) are the manual.

$ vankien render --help 2>/dev/null
Usage: vankien render FILE [-o OUT.pdf] [OPTION]...

Lays the document FILE out and writes it as PDF. FILE is an XML file, or - for
standard input; then the PDF goes to standard output.

Options:
  -o, --output=OUT.pdf
        write to OUT.pdf, to standard output when it is -; without this option
        the name is that of FILE with .pdf, in the current folder
  --standard=ID
        rule set: hd36-2018, hd05-2026 or nd30-2020; default: as the document
        says, else the one of its date
  --results=RESULTS
        the yearly results; default: the file that the document names in
        theo-doi, beside it
  --year=N
        the year that a report is about, where it leaves that open; of eval:
        this year alone, and the term up to it
  --draft[=N]
        a draft, with its mark: the N-th, else as the document says, else the
        first; it may have findings
  --final
        a final document: refused while an error stands
  --fit[=PAGES]
        choose sizes and spaces within the rules so that the last page is not
        poor (default); with a number: on at most so many pages
  --no-fit
        keep the plain sizes and spaces of the rule set
  --two-sided
        for a printer that prints both sides: even pages have the margins of a
        back
  --paper=a4|a5
        a4 (default), or a5, which administrative papers may have
  --engine=cairo|archive
        how the PDF is written: archive (PDF/A-3a and PDF/UA-1, with the
        source in it; default for a final document) or cairo (default for all
        others)
  --plain
        an archival PDF that is not packed, for reading it
  --fonts=DIR
        take the four styles of one family from the fonts of this folder
  --layouts=DIR
        take the layouts of the rule sets from this folder
  --lang=vi|en
        language of the messages, vi or en; default: that of the environment
  --color=auto|always|never
        colour the messages: auto (default: on a terminal), always, never
  -q, --quiet
        say only what is an error
  -v, --verbose
        also say how many findings there are, what the fit chose, and the
        arithmetic behind each verdict
  -h, --help
        print this help
  --version
        print the versions of the program, its libraries and rule sets

$ vankien --lang=vi check --help 2>/dev/null
Cách dùng: vankien check TỆP... [TÙY_CHỌN]...

Đối chiếu từng TỆP với bộ từ vựng, bộ thể thức theo ngày của văn bản, các quy
tắc về chữ viết và các số liệu trong đó. Mã thoát là 1 khi có lỗi.

Các tùy chọn:
  --format=text|json|sarif
        text: mỗi phát hiện một dòng (mặc định); json: một tài liệu JSON;
        sarif: một nhật ký SARIF 2.1.0, cho trình soạn thảo và chương trình
        khác
  --strict
        coi cảnh báo là lỗi
  --against=CŨ.xml
        soi những gì còn sót từ CŨ.xml, văn bản đã dùng để soạn, như của năm
        trước
  --standard=MÃ
        bộ thể thức: hd36-2018, hd05-2026 hoặc nd30-2020; mặc định theo văn
        bản, nếu không nêu thì theo ngày của văn bản
  --results=KẾT-QUẢ
        kết quả từng năm; mặc định: tệp mà văn bản nêu trong theo-doi, đặt
        cạnh văn bản
  --year=N
        năm của báo cáo, khi văn bản để ngỏ; với eval: chỉ năm này và nhiệm kỳ
        tính đến năm này
  --draft[=N]
        bản dự thảo, có ghi dấu dự thảo: lần N, nếu không nêu thì theo văn
        bản, nếu văn bản không nêu thì lần 1; được phép còn lỗi
  --final
        bản chính thức: bị từ chối khi còn lỗi
  --fit[=SỐ_TRANG]
        chọn cỡ chữ và khoảng cách trong phạm vi quy định để trang cuối không
        quá trống (mặc định); có số thì gói trong nhiều nhất bấy nhiêu trang
  --no-fit
        giữ nguyên cỡ chữ và khoảng cách chuẩn của bộ thể thức
  --two-sided
        để in hai mặt: trang chẵn có lề của mặt sau
  --paper=a4|a5
        a4 (mặc định), hoặc a5, dành cho giấy tờ hành chính
  --fonts=THƯ_MỤC
        lấy bốn kiểu chữ của một họ phông trong thư mục này
  --layouts=THƯ_MỤC
        lấy tệp trình bày của các bộ thể thức trong thư mục này
  --lang=vi|en
        ngôn ngữ của thông báo, vi hoặc en; mặc định theo môi trường
  --color=auto|always|never
        tô màu thông báo: auto (mặc định: khi in ra màn hình dòng lệnh),
        always (luôn luôn), never (không bao giờ)
  -q, --quiet
        chỉ báo lỗi
  -v, --verbose
        nêu cả số phát hiện, cách căn chỉnh đã chọn và cách tính ra từng đánh
        giá
  -h, --help
        in phần trợ giúp này
  --version
        in phiên bản của chương trình, các thư viện và các bộ thể thức

$ for c in preview dump; do vankien $c --help 2>/dev/null | head -n 1; done
Usage: vankien preview FILE [-o DIR] [OPTION]...
Usage: vankien dump --after=PASS FILE [OPTION]...

# Operands are not needed for it, and what follows is still read.

$ vankien dump --help --lang=vi | head -n 1
Cách dùng: vankien dump --after=BƯỚC TỆP [TÙY_CHỌN]...

$ vankien --version | sed 's/[0-9][0-9.]*[0-9]/N/g; s/rule sets: .*hdN-N.*/rule sets: .../'
vankien N
libraries: Pango N, HarfBuzz N, Cairo N, fontconfig N, libxml2 N
rule sets: ...

$ vankien render --version | head -n 1
vankien 0.1.0

$ vankien --help >/dev/full
vankien: error: writing to standard output failed: No space left on device
? 74

$ vankien --help >&-
vankien: error: writing to standard output failed: Bad file descriptor
? 74
