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
