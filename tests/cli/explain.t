# A rule as findings name it: what it asks, examples, days, source, messages.

$ vankien explain HD36-6.5
HD36-6.5  End of the body

  The body ends with a full stop, not with "./.".

  Right:        … quyết tâm thực hiện thắng lợi Nghị quyết này.
  Wrong:        … quyết tâm thực hiện thắng lợi Nghị quyết này./.
  Holds:        from 3 April 2018 to 26 May 2026
  Source:       Hướng dẫn 36-HD/VPTW, 03/4/2018: component 6, the body (ô 6)
  Certainty:    by the guideline that came after it; not seen in its own words
  In vankien:   set as its author writes it; checked: warning; measured on
                pages
  Says:         warning: the body ends with "…", the rule asks for "…"; end it
                with "…"
  Elsewhere:    HD05-6.5, since 27 May 2026

$ vankien explain --lang=vi HD05-9.2
HD05-9.2  Danh sách nơi nhận

  Mỗi nơi một dòng, mở đầu bằng "- "; dòng cuối là nơi lưu: Lưu và tên nơi
  lưu, không có dấu hai chấm, không ghi VT, kết thúc bằng dấu chấm. Gạch đầu
  dòng và dấu cuối dòng do vankien tự đặt.

  HD05:         Các dòng khác kết thúc bằng dấu chấm phẩy.
  Đúng:         - Các chi bộ;
  Sai:          - Các chi bộ,
  Hiệu lực:     từ 27/5/2026
  Nguồn:        Hướng dẫn 05-HD/VPTW, 27/5/2026: thành phần 9, nơi nhận (ô 9a,
                9b)
  Mức tin cậy:  nhiều nguồn độc lập nêu giống nhau
  Xử lý:        trình bày tự động; kiểm tra: lỗi, lưu ý; đo trên trang
  Thông báo:    lỗi: các nơi nhận cách nhau bằng "…", quy định phải là "…"; bỏ
                ngan-cach
                lỗi: dòng mở đầu bằng "…", dấu này chương trình tự in, không
                phải viết; bỏ đi
                lỗi: dòng kết thúc bằng "…", dấu cuối dòng chương trình tự in,
                không phải viết; bỏ đi
                lỗi: nơi nhận cuối cùng là "…", quy định phải là dòng lưu: "…"
                và nơi lưu; thêm dòng cuối bắt đầu bằng "…"
                lỗi: dòng lưu có "…", theo kiểu văn bản của Nhà nước; viết như
                "…"
                lưu ý: dòng lưu không nói lưu ở đâu: "…"; viết như "…"
  Bộ khác:      HD36-9.2, từ 03/4/2018 đến 26/5/2026: Các dòng khác kết thúc
                bằng dấu phẩy.
                ND30-9.2, từ 05/3/2020: Các dòng khác kết thúc bằng dấu chấm
                phẩy; dòng lưu mở đầu bằng Lưu: VT.

$ vankien explain ND30-A3
ND30-A3  Number and symbol

  Số with a colon, the number (a zero before one below 10), a slash, the kind,
  a hyphen, the body; a công văn has the body, a hyphen and the unit that
  drafted it.

  Right:        Số: 15/QĐ-BNV
  Wrong:        Số 15-QĐ/BNV
  Holds:        since 5 March 2020
  Source:       Nghị định 30/2020/NĐ-CP, 05/3/2020: Phụ lục I
  Certainty:    stated alike by several independent sources
  In vankien:   set by the layout; checked: error; measured on pages
  Says:         error: the number and symbol is "…", the rule asks for "…";
                write "…"
                error: "…" is no number and symbol; write it like "…"
                error: the symbol says "…", a paper of this kind has "…";
                write "…", or mend loai
                error: a final paper has no number: "…"; write it like "…"

$ vankien explain --lang=vi DS-P3 QD399-4
DS-P3  Chữ ký số cá nhân

  Hình ảnh chữ ký màu xanh, định dạng PNG, nền trong suốt, đặt cân đối giữa
  chức vụ và họ tên (ô 7c).

  Đúng:         ảnh PNG màu xanh, nền trong suốt
  Sai:          ảnh JPEG nền trắng
  Hiệu lực:     từ 27/5/2026
  Nguồn:        Hướng dẫn 05-HD/VPTW, 27/5/2026; Quy định 379-QĐ/TW,
                22/10/2025
  Mức tin cậy:  nhiều nguồn độc lập nêu giống nhau
  Xử lý:        trình bày tự động; đo trên trang

QD399-4  Giấy tờ hành chính

  8 loại giấy tờ hành chính: giấy giới thiệu, giấy chứng nhận, giấy đi đường,
  giấy nghỉ phép, giấy mời, phiếu chuyển, phiếu gửi, thư công.

  Đúng:         loai="giay-moi"
  Sai:          loai="thiep-moi"
  Hiệu lực:     từ 09/01/2026
  Nguồn:        Quy định 399-QĐ/TW, 09/01/2026
  Mức tin cậy:  nhiều nguồn độc lập nêu giống nhau
  Xử lý:        trình bày như người soạn viết

# Rules about files, markup and text have their messages, all of them.

$ vankien explain VK-XML-20
VK-XML-20  the markup and the vocabulary

  Right:        <doan>Các chi bộ thực hiện.</doan>
  Wrong:        <doanh>Các chi bộ thực hiện.</doanh>
  Source:       vankien's own
  Says:         error: unknown element <…>; here may stand: …
                error: unknown element <…>; did you mean <…>?

$ vankien explain VK-TEXT-13 --lang=vi
VK-TEXT-13  chữ và ký hiệu

  Đúng:         Chi bộ có 24 đảng viên.
  Sai:          Chi bộ có [số] đảng viên.
  Nguồn:        quy tắc riêng của vankien
  Thông báo:    cảnh báo: "…" còn phải điền; viết nội dung vào chỗ này
                lỗi: "…" chưa được điền trong bản chính thức; viết nội dung
                vào chỗ này

# Case and the letter of an assertion do not matter.

$ vankien explain hd05-3.1A | head -n 1
vankien: there is no rule 'hd05-3.1A'; did you mean 'HD05-3.1'?
vankien: try 'vankien explain --help'

$ vankien explain hd05-3.1a | head -n 1
HD05-3.1  Number and symbol

# The list has a line for each, the id first.

$ vankien explain --list | sed -n '1,3p; $p'
HD05-0.1     Paper
HD05-0.2     Direction of the sheet
HD05-0.3     Margins of a front
VK-XML-90    <…> is no document that can be laid out

$ vankien explain --list --lang=vi | sed -n '1,3p; $p'
HD05-0.1     Khổ giấy
HD05-0.2     Hướng giấy
HD05-0.3     Lề trang mặt trước
VK-XML-90    <…> không phải là văn bản để trình bày

# A rule that is none: the ids that were probably meant.

$ vankien explain HD36-6.55
vankien: there is no rule 'HD36-6.55'; did you mean 'HD36-6.5'?
vankien: try 'vankien explain --help'
? 64

$ vankien explain HD63-9.2
vankien: there is no rule 'HD63-9.2'; did you mean 'HD36-9.2', 'HD05-9.2', 'ND30-9.2'?
vankien: try 'vankien explain --help'
? 64

$ vankien explain 9.3 --lang=vi
vankien: không có quy định '9.3'; có phải là 'HD05-9.3', 'HD36-9.3', 'ND30-9.3'?
vankien: hãy thử 'vankien explain --help'
? 64

$ vankien explain VK-XLM-20
vankien: there is no rule 'VK-XLM-20'; did you mean 'VK-XML-20'?
vankien: try 'vankien explain --help'
? 64

$ vankien explain luat-phap
vankien: there is no rule 'luat-phap'; 'vankien explain --list' tells them
vankien: try 'vankien explain --help'
? 64

$ vankien explain HD36-6.5 HD36-6.55
vankien: there is no rule 'HD36-6.55'; did you mean 'HD36-6.5'?
vankien: try 'vankien explain --help'
? 64

$ printf 'x\033[31m' | xargs vankien explain
vankien: there is no rule 'x\x1b[31m'; 'vankien explain --list' tells them
vankien: try 'vankien explain --help'
? 123

$ vankien explain
vankien: no RULE is named; 'vankien explain --list' tells them
vankien: try 'vankien explain --help'
? 64

$ vankien explain --list HD36-6.5
vankien: 'HD36-6.5' is one operand too many
vankien: try 'vankien explain --help'
? 64

$ vankien explain --format=json HD36-6.5
vankien: '--format=json': the value must be text|man
vankien: try 'vankien explain --help'
? 64

# All as the source of a manual page, which is the one that was built.

$ vankien explain --format=man --lang=vi | cmp - "$(dirname "$(command -v vankien)")/man/vi/vankien-rules.7" && vankien explain --format=man | head -n 9
.\" made from the catalogue by vankien explain --format=man
.Dd November 22, 2026
.Dt VANKIEN-RULES 7
.Os
.Sh NAME
.Nm vankien-rules
.Nd the rules that findings of vankien name
.Sh DESCRIPTION
A finding of vankien check ends with the id of its rule.

$ vankien explain --list >/dev/full
vankien: error: writing to standard output failed: No space left on device
? 74
