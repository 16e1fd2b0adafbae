#!/bin/sh
# All reports as a Slurm job array: each task is one shard.  The folder, the
# template and the data lie on a disk that all nodes share.
#
#   sbatch --array=1-40 samples/scale/slurm.sh mau.xml chi-bo.csv bao-cao
#
# and, when all tasks have ended, the proof that each record is done once:
#
#   sbatch --dependency=afterany:JOB --wrap \
#       "vankien batch mau.xml --data=chi-bo.csv -o bao-cao --merge-journals"
#
# A task that was put off or lost its node is simply run again: it makes what
# is left of its shard.
#SBATCH --job-name=vankien
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --open-mode=append
set -eu
shard=$((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN + 1))

# exec: the signal before the end of the time goes to the batch itself
exec vankien batch "${1:?TEMPLATE is missing}" --data="${2:?DATA is missing}" \
	-o "${3:?DIR is missing}" \
	--shard="$shard/$SLURM_ARRAY_TASK_COUNT" \
	--jobs="${SLURM_CPUS_PER_TASK:-1}" --resume --progress=none
