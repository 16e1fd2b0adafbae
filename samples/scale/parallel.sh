#!/bin/sh
# All reports with GNU parallel, on this machine or on several: each job is one
# shard.  The folder, the template and the data must be the same everywhere, as
# on a shared disk.
#
#   samples/scale/parallel.sh TEMPLATE DATA DIR SHARDS [OPTION OF PARALLEL]...
#
#   samples/scale/parallel.sh mau.xml chi-bo.csv bao-cao 8
#   samples/scale/parallel.sh mau.xml chi-bo.csv bao-cao 40 \
#       --sshlogin may1,may2,may3 --workdir .
#
# Run it again after whatever happened: only what is left is made.  The exit
# status is that of the proof at the end: 0 when each record is done once.
set -u
template=${1:?TEMPLATE is missing} data=${2:?DATA is missing}
folder=${3:?DIR is missing} shards=${4:?the number of SHARDS is missing}
shift 4

seq 1 "$shards" | parallel --will-cite --jobs 1 "$@" \
	vankien batch "$template" --data="$data" -o "$folder" \
	--shard="{}/$shards" --resume --progress=none

exec vankien batch "$template" --data="$data" -o "$folder" --merge-journals
