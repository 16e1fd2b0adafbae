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
 "counts": {"removed": 1, "added": 0, "changed": 2}}
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
