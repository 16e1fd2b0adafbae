# The pages as text.

$ vankien preview small.xml
           ĐẢNG BỘ QUẬN LONG BIÊN                    ĐẢNG CỘNG SẢN VIỆT NAM
          ĐẢNG ỦY PHƯỜNG ĐỨC GIANG             Đức Giang, ngày 15 tháng 3 năm 2021
                      *
                 Số 05-NQ/ĐU

                                     NGHỊ QUYẾT
                          về công tác phát triển đảng viên
                                        -----

     I- MỤC TIÊU
     Trong nhiệm kỳ, Đảng bộ phấn đấu kết nạp ít nhất 40 đảng viên mới.
     II- TỔ CHỨC THỰC HIỆN
     Các chi bộ xây dựng kế hoạch thực hiện nghị quyết này.

Nơi nhận:                                                 T/M ĐẢNG ỦY
- Ban Thường vụ Quận ủy,                                    BÍ THƯ
- Các chi bộ,
- Lưu Văn phòng Đảng ủy.

$ vankien preview --format=text - <small.xml | head -n 1
           ĐẢNG BỘ QUẬN LONG BIÊN                    ĐẢNG CỘNG SẢN VIỆT NAM

# The fields of a final paper show nothing.

$ vankien preview -q --final small.xml >final.txt && vankien preview -q small.xml | diff - final.txt

# As pictures, in a folder that is made.

$ vankien preview small.xml -o pictures && ls pictures && od -An -j 12 -N 12 -c pictures/small-1.png
small-1.png
   I   H   D   R  \0  \0 003   ;  \0  \0 004 221

$ vankien preview small.xml -o pictures/ --dpi=20 && od -An -j 12 -N 12 -c pictures/small-1.png
   I   H   D   R  \0  \0  \0 245  \0  \0  \0 352

$ vankien preview - -o . <small.xml && ls *.png
trang-1.png

# Zeros in front from ten pages on.

$ (sed '/<than/q' small.xml; for i in $(seq 10); do echo '<doan>Trang.</doan><ngat-trang/>'; done; sed '1,/<than/d' small.xml) >long.xml; vankien preview -q --dpi=20 long.xml -o long && ls long
long-01.png
long-02.png
long-03.png
long-04.png
long-05.png
long-06.png
long-07.png
long-08.png
long-09.png
long-10.png
long-11.png

# A folder that was made for nothing does not stay.

$ vankien preview -q missing.xml -o never; ls never
missing.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
ls: cannot access 'never': No such file or directory
? 2

# One page, as a vector picture; all pages on one.

$ vankien preview -q long.xml --page=3 --format=svg -o one && ls one && head -c 38 one/long-03.svg
long-03.svg
<?xml version="1.0" encoding="UTF-8"?>
$ vankien preview -q long.xml --contact-sheet -o sheet && ls sheet && od -An -j 12 -N 4 -c sheet/long-contact.png
long-contact.png
   I   H   D   R
$ vankien preview -q long.xml --page=3
                                         3

     Trang.
$ vankien preview -q --guides --dpi=20 small.xml -o guided && cmp -s guided/small-1.png pictures/small-1.png || echo differs
differs

# What does not go together, or is not there.

$ vankien preview long.xml --page=12
vankien: there is no page 12; the last one is 11
vankien: try 'vankien preview --help'
? 64
$ vankien preview long.xml --page=12 -o never; ls never
vankien: there is no page 12; the last one is 11
vankien: try 'vankien preview --help'
ls: cannot access 'never': No such file or directory
? 2
$ vankien preview small.xml --contact-sheet
vankien: --contact-sheet is for pictures; give -o DIR
vankien: try 'vankien preview --help'
? 64
$ vankien preview small.xml --format=svg
vankien: --format=svg is for pictures; give -o DIR
vankien: try 'vankien preview --help'
? 64
$ vankien preview small.xml -o never --zoom=200
vankien: --zoom and -o do not go together
vankien: try 'vankien preview --help'
? 64
$ vankien preview --watch - <small.xml
vankien: --watch needs a file; '-' is never saved again
vankien: try 'vankien preview --help'
? 64
$ vankien preview small.xml --zoom=9
vankien: '--zoom=9': a number from 25 to 1600 is needed
vankien: try 'vankien preview --help'
? 64

# A final paper with errors is not written.

$ sed 's/05-NQ/05 - NQ/' small.xml >bad.xml; vankien preview -q --final bad.xml -o never; ls never
bad.xml: error: a final paper is not written while an error stands; mend the errors, accept them with <chap-nhan>, or make a draft [VK-PAGE-08]
bad.xml:8:19: error: the number and symbol is "05 - NQ/ĐU", the rule asks for "05-NQ/ĐU"; write "05-NQ/ĐU" [HD36-3.1]
ls: cannot access 'never': No such file or directory
? 2

# Two folders of pictures are the same, whenever they are made.

$ vankien preview -q small.xml --guides -o again && vankien preview -q small.xml --guides -o again2 && cmp again/small-1.png again2/small-1.png
