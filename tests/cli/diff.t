# What changed between two drafts.

$ sed -e 's/05-NQ/06-NQ/' -e '/Ban Thường vụ Quận ủy/s/<y>Ban Thường vụ Quận ủy<\/y>//' -e 's/xây dựng kế hoạch/khẩn trương xây dựng kế hoạch/' small.xml >new.xml; vankien diff small.xml new.xml
new.xml:8:5: number and symbol: "05-NQ/ĐU" becomes "06-NQ/ĐU"
new.xml:17:7: text II: "khẩn trương" added
small.xml:25:5: recipient: "- Ban Thường vụ Quận ủy," removed
? 1

$ vankien diff small.xml new.xml --lang=vi
new.xml:8:5: số và ký hiệu: "05-NQ/ĐU" đổi thành "06-NQ/ĐU"
new.xml:17:7: nội dung II: thêm "khẩn trương"
small.xml:25:5: nơi nhận: bỏ "- Ban Thường vụ Quận ủy,"
? 1

$ vankien diff small.xml small.xml

$ vankien diff --format=json small.xml new.xml
{"version": 1, "old": "small.xml", "new": "new.xml", "changes": [
  {"change": "changed", "part": "number", "place": "",
   "old": {"text": "Số 05-NQ/ĐU", "line": 8, "column": 5},
   "new": {"text": "Số 06-NQ/ĐU", "line": 8, "column": 5},
   "words": [{"old": "05-NQ/ĐU", "new": "06-NQ/ĐU"}]},
  {"change": "changed", "part": "body", "place": "II",
   "old": {"text": "Các chi bộ xây dựng kế hoạch thực hiện nghị quyết này.", "line": 17, "column": 7},
   "new": {"text": "Các chi bộ khẩn trương xây dựng kế hoạch thực hiện nghị quyết này.", "line": 17, "column": 7},
   "words": [{"old": "", "new": "khẩn trương"}]},
  {"change": "removed", "part": "recipient", "place": "",
   "old": {"text": "- Ban Thường vụ Quận ủy,", "line": 25, "column": 5},
   "new": null,
   "words": []}],
 "counts": {"removed": 1, "added": 0, "changed": 2, "moved": 0}}
? 1

$ vankien diff small.xml new.xml -o marked.pdf; pdftotext -layout marked.pdf - | grep -E 'Số|Quận ủy|khẩn'
      Số 05-NQ/ĐU 06-NQ/ĐU
     Các chi bộ khẩn trương xây dựng kế hoạch thực hiện nghị quyết này.
- Ban Thường vụ Quận ủy,                                 BÍ THƯ

$ vankien diff small.xml new.xml -o new.xml
vankien: the output 'new.xml' is the input
vankien: try 'vankien diff --help'
? 64

$ vankien diff small.xml missing.xml
missing.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

# In tables rows are held together, by what names them; the numbers that count
# rows are no change.

$ sed 's|</than>|<bang><cot/><cot/><cot/><dau-bang><hang><o>STT</o><o>Tên</o><o>Số</o></hang></dau-bang><hang><o>1</o><o>Thôn Thượng</o><o>41</o></hang><hang><o>2</o><o>Thôn Trung</o><o>58</o></hang><hang><o>3</o><o>Thôn Hạ</o><o>47</o></hang></bang>&|' small.xml >t1.xml; sed -e 's|<hang><o>1</o>.*<o>41</o></hang>||' -e 's|<o>2</o>|<o>1</o>|;s|<o>3</o>|<o>2</o>|;s|58|60|' t1.xml >t2.xml; vankien diff t1.xml t2.xml
t1.xml:19:96: table row: "1 | Thôn Thượng | 41" removed
t2.xml:19:121: table cell, Thôn Trung, Số: "58" becomes "60"
? 1

$ vankien diff --lang=vi t2.xml t1.xml
t1.xml:19:96: hàng của bảng: thêm "1 | Thôn Thượng | 41"
t1.xml:19:169: ô bảng, Thôn Trung, Số: "60" đổi thành "58"
? 1

$ vankien diff --format=json t1.xml t2.xml
{"version": 1, "old": "t1.xml", "new": "t2.xml", "changes": [
  {"change": "removed", "part": "table-row", "place": "",
   "old": {"text": "1 | Thôn Thượng | 41", "line": 19, "column": 96},
   "new": null,
   "words": []},
  {"change": "changed", "part": "table-cell", "place": "",
   "row": "Thôn Trung", "head": "Số",
   "old": {"text": "58", "line": 19, "column": 169},
   "new": {"text": "60", "line": 19, "column": 121},
   "words": [{"old": "58", "new": "60"}]}],
 "counts": {"removed": 1, "added": 0, "changed": 1, "moved": 0}}
? 1

$ vankien diff t1.xml t2.xml -o marked.pdf; pdftotext -layout marked.pdf - | grep -A5 STT
     STT                           Tên                                Số
1            Thôn Thượng                                      41
1            Thôn Trung                                       58 60
2            Thôn Hạ                                          47



# A table that is gone as a whole stays a table in the marked pages.

$ vankien diff t1.xml small.xml -o marked.pdf; pdftotext -layout marked.pdf - | grep -A5 STT
     STT                                   Tên                                 Số
1              Thôn Thượng                                                41
2              Thôn Trung                                                 58
3              Thôn Hạ                                                    47



# Figures come from the results, as everywhere.

$ for f in nghi-quyet ket-qua bao-cao-2021; do cp $SAMPLES/duc-giang/$f.xml .; done; mkdir -p other; cp nghi-quyet.xml bao-cao-2021.xml other; sed 's/25\.088/26.000/' ket-qua.xml >other/ket-qua.xml; vankien diff bao-cao-2021.xml other/bao-cao-2021.xml | grep -o "Thu ngân.*"
Thu ngân sách so với chỉ tiêu quận giao, Thực hiện: "25.088" becomes "26.000"
Thu ngân sách so với chỉ tiêu quận giao, Tỷ lệ %: "102,4" becomes "106,1"
Thu ngân sách so với chỉ tiêu quận giao, Đánh giá: "không đạt" becomes "vượt"
Thu ngân sách so với chỉ tiêu quận giao, Ghi chú: "2,4%" becomes "6,1%"

# What moved is told once, and by its own words; its label may be another.

$ sed 's|</than>|<muc><ten>KIỂM TRA</ten><doan>Ủy ban Kiểm tra theo dõi việc này.</doan><doan>Hằng quý các chi bộ báo cáo.</doan></muc>&|' small.xml >m1.xml; sed -e '/<muc><ten>MỤC TIÊU/,/<.muc>/d' -e 's|</than>|<muc><ten>MỤC TIÊU</ten><doan>Trong nhiệm kỳ, Đảng bộ phấn đấu kết nạp ít nhất 40 đảng viên mới.</doan></muc>&|' m1.xml >m2.xml; vankien diff m1.xml m2.xml
m2.xml:16:126: text III: "III- MỤC TIÊU" moved from m1.xml:13:10
m2.xml:16:145: text III: "Trong nhiệm kỳ, Đảng bộ phấn đấu kết nạp ít nhất 40 đảng viên mới." moved from m1.xml:14:7
? 1

$ vankien diff --format=json m1.xml m2.xml | grep -A3 moved
  {"change": "moved", "part": "heading-1", "place": "III",
   "old": {"text": "I- MỤC TIÊU", "line": 13, "column": 10},
   "new": {"text": "III- MỤC TIÊU", "line": 16, "column": 126},
   "words": []},
  {"change": "moved", "part": "body", "place": "III",
   "old": {"text": "Trong nhiệm kỳ, Đảng bộ phấn đấu kết nạp ít nhất 40 đảng viên mới.", "line": 14, "column": 7},
   "new": {"text": "Trong nhiệm kỳ, Đảng bộ phấn đấu kết nạp ít nhất 40 đảng viên mới.", "line": 16, "column": 145},
   "words": []}],
 "counts": {"removed": 0, "added": 0, "changed": 0, "moved": 2}}
