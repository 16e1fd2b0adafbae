# The state after each pass.

$ vankien dump --after=read small.xml | head -n 5
2:1 van-ban loai="nghi-quyet" the-thuc="hd36-2018" cap="co-so"
  3:3 dau
    4:5 co-quan
      5:7 cap-tren
        5:17 "ĐẢNG BỘ QUẬN LONG BIÊN"

$ vankien dump --after=tally small.xml | head -n 1
2:1 van-ban loai="nghi-quyet" the-thuc="hd36-2018" cap="co-so"

$ vankien dump --after=flow small.xml | head -n 5
flow hd36-2018 day 2021-03-15
left
  superior centre 5:7 balance: "ĐẢNG BỘ QUẬN LONG BIÊN"
  issuer centre 6:7 balance: b"ĐẢNG ỦY PHƯỜNG ĐỨC GIANG"
  star centre: "*"

$ vankien dump --after page small.xml | head -n 5
pages 1 title "NGHỊ QUYẾT về công tác phát triển đảng viên" author "ĐẢNG BỘ QUẬN LONG BIÊN ĐẢNG ỦY PHƯỜNG ĐỨC GIANG" subject "Số 05-NQ/ĐU" day "2021-03-15"
choice 0 of 1 size 14.000 pitch 18.000 space 6.000 lines-over 0 lines-with-sign 4 why "the plain setting ends well"
page 1 210x297mm width 595.275 height 841.890 number 0
  run P#1 x 112.121 y 70.894 end 297.997 size 14.000 regular "ĐẢNG BỘ QUẬN LONG BIÊN"
  run P#2 x 96.695 y 88.894 end 313.422 size 14.000 bold "ĐẢNG ỦY PHƯỜNG ĐỨC GIANG"

# A document that cannot be laid out can still be shown as read.

$ sed 's/doan>/doanh>/g' small.xml >error.xml; vankien dump --after=flow error.xml
error.xml:14:7: error: unknown element <doanh> [VK-XML-20]
error.xml:17:7: error: unknown element <doanh> [VK-XML-20]
? 1
