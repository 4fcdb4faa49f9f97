#!/usr/bin/env bash
# Checks bits and measures on a machine with a GPU, without network, Java or an OpenCL loader of its own.
#   ci/gpu-node.sh pack BUNDLE.tar.gz    makes the bundle (any Linux x86-64 machine with a JDK and Maven)
#   ./run [REPORT-FOLDER [SECONDS]]      in the unpacked bundle: everything, in SECONDS (560: less than ten minutes)
# Exit codes of run: 0 all done and all bits right, 1 a step failed, bits differ or there is no OpenCL device, 2 wrong
# arguments, 3 nothing failed, but there was no time for all of it.
set -euo pipefail

self=$(readlink -f "${BASH_SOURCE[0]}")
here=$(dirname "$self")

# Modules of the trimmed run-time: those that jdeps names for the jars, less what only pictures and Batik need.
MODULES=java.base,java.logging,java.management,java.xml,jdk.jfr,jdk.management,jdk.unsupported
MOST_BYTES=$((60 * 1024 * 1024))
# Seconds that all steps share; the seed and the items are those of the hash file.
TIME=560
HASH_ITEMS=207
HASH_SEED=20261121
FITS='kalman strawfit vertex5 kinfit4c kinfit4c-errors'

pack() {
  local out=$1 root jdk work bundle jar
  root=$(cd -P "$here/.." && pwd)
  . "$root/ci/find-jdk"
  jdk=$(find_jdk) || { echo "gpu-node: $(jdk_advice)" >&2; exit 1; }
  (cd "$root" && JAVA_HOME=$jdk mvn -q -DskipTests -pl host/app,benchmarks -am package dependency:build-classpath \
    -Dmdep.outputFile=target/classpath </dev/null >&2)
  work=$(mktemp -d)
  # shellcheck disable=SC2064
  trap "rm -rf '$work'" EXIT
  bundle=$work/fiducia-gpu-node
  mkdir -p "$bundle/lib" "$bundle/native" "$bundle/loader" "$bundle/examples"
  "$jdk/bin/jlink" --add-modules "$MODULES" --strip-debug --no-header-files --no-man-pages --compress zip-9 \
    --output "$bundle/jre"
  cp "$root"/host/app/target/lib/*.jar "$root"/host/app/target/fiducia-app-*.jar \
    "$root"/benchmarks/target/fiducia-benchmarks-*.jar "$bundle/lib/"
  tr ':' '\n' <"$root/benchmarks/target/classpath" | grep '/jackson-' | while IFS= read -r jar; do
    cp "$jar" "$bundle/lib/"
  done
  cp "$root"/host/app/target/native/lib/libJOCL*-linux-x86_64.so "$bundle/native/"
  loader "$work" "$bundle/loader"
  cp -r "$root"/examples/. "$bundle/examples/"
  cp "$root/ci/kernel-hashes.txt" "$bundle/"
  cp "$self" "$bundle/run"
  (cd "$root" && git rev-parse HEAD 2>/dev/null || echo unknown) >"$bundle/commit"
  tar -C "$work" -czf "$out" fiducia-gpu-node
  local size
  size=$(stat -c %s "$out")
  echo "gpu-node: $out has $((size / 1024 / 1024)) MiB"
  [ "$size" -le "$MOST_BYTES" ] || { echo "gpu-node: that is more than $((MOST_BYTES / 1024 / 1024)) MiB" >&2; exit 1; }
}

# The libraries that this machine's linker knows.
libraries() {
  "$(command -v ldconfig || echo /sbin/ldconfig)" -p 2>/dev/null
}

# Puts ocl-icd's loader into $2: the one of this machine, else Debian's package.
loader() {
  local work=$1 to=$2 found
  found=$(libraries | sed -n 's/.*libOpenCL\.so\.1 (libc6,x86-64).* => //p' | head -n 1)
  if [ -z "$found" ]; then
    (cd "$work" && apt-get download ocl-icd-libopencl1 >&2 && dpkg-deb -x ocl-icd-libopencl1_*.deb icd) \
      || { echo "gpu-node: no OpenCL loader found: apt-get install ocl-icd-libopencl1" >&2; exit 1; }
    found=$(find "$work/icd" -name 'libOpenCL.so.1' | head -n 1)
  fi
  cp -L "$found" "$to/libOpenCL.so.1"
}

# Prints the drivers of this machine: those that ICD files name, then those that lie about without one.
drivers() {
  local name folder places=${LD_LIBRARY_PATH:-} vendors=${OCL_ICD_VENDORS:-}
  # a private ICD folder, or the file itself, counts beside the usual one
  cat_first_lines "$vendors" "${vendors%/}"/*.icd /etc/OpenCL/vendors/*.icd
  for name in libnvidia-opencl.so.1 libamdocl64.so libigdrcl.so; do
    libraries | sed -n "s/.*$name .* => //p" | head -n 1
    for folder in ${places//:/ } /usr/local/nvidia/lib64 /usr/local/nvidia/lib /usr/lib/x86_64-linux-gnu \
      /usr/lib64 /usr/lib/wsl/lib /opt/rocm/lib /usr/local/cuda/compat; do
      [ -e "$folder/$name" ] && echo "$folder/$name"
    done
  done
  return 0
}

# The first line of each of these that is a file, whether or not it ends in a newline.
cat_first_lines() {
  local file
  for file; do
    [ ! -f "$file" ] || awk 'NR == 1 && NF { print $1 }' "$file"
  done
}

# Runs a step: step NAME FILE SECONDS COMMAND..., cut off after SECONDS or when all time is up. Its output goes to FILE.
step() {
  local name=$1 file=$2 left=$((time - SECONDS)) code=0
  [ "$left" -le "$3" ] || left=$3
  shift 3
  if [ "$left" -lt 5 ]; then
    say "$name: NOT RUN, no time was left"
    incomplete=1
    return 0
  fi
  local begin=$SECONDS
  # a JVM that a driver holds does not end by itself
  timeout -k 3 "$left" "$@" >"$report/$file" 2>"$report/$file.err" || code=$?
  case $code in
    0) say "$name: done in $((SECONDS - begin)) s" ;;
    124 | 137) say "$name: CUT OFF after $((SECONDS - begin)) s"; incomplete=1 ;;
    *) say "$name: FAILED with code $code: $(tail -n 1 "$report/$file.err")"; failed=1 ;;
  esac
}

# Prints a line, and keeps it for the summary.
say() {
  echo "$*" | tee -a "$report/summary.txt"
}

# Prints what a step has written: a run that is cut off has then said all it knows.
show() {
  [ ! -s "$report/$1" ] || { echo "== $1"; cat "$report/$1"; echo; }
}

# Lines "HASH  KERNEL" of a device in the JSON of a cross-check.
hashes() {
  awk -v device="$2" -F '"' '
    $2 == "kernel" { kernel = $4 }
    $2 == "device" { current = $4 }
    $2 == "hash" && current == device { print $4 "  " kernel }' "$1"
}

compare_hashes() {
  local device=$1 file=hashes-${1//:/-}.diff
  if [ -z "$(hashes "$report/hashes.json" "$device")" ]; then
    # why is said above; a run that was cut off has no wrong bits
    say "hashes of $device: NONE, nothing to compare"
    incomplete=1
  elif diff <(sort "$here/kernel-hashes.txt") <(hashes "$report/hashes.json" "$device" | sort -u) >"$report/$file"; then
    say "hashes of $device: all $(grep -c . "$here/kernel-hashes.txt") as checked in"
  else
    say "hashes of $device: $(grep -c '^<' "$report/$file") DIFFER or are missing, see $file"
    show "$file"
    failed=1
  fi
}

run() {
  report=$1
  time=$2
  failed=0
  incomplete=0
  SECONDS=0
  rm -rf "$report/vendors"
  : >"$report/summary.txt"
  cd "$here"

  # A driver without an ICD file, and a machine without a loader, are both common on GPU nodes.
  mkdir -p "$report/vendors"
  local driver number=0 seen=' '
  while IFS= read -r driver; do
    # an ICD file may name a library that only lies in one of these folders
    case $driver in /*) LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$(dirname "$driver") ;; esac
    case $seen in *" ${driver##*/} "*) continue ;; esac
    seen="$seen${driver##*/} "
    number=$((number + 1))
    echo "$driver" >"$report/vendors/$number.icd"
  done < <(drivers)
  export OCL_ICD_VENDORS=$report/vendors/
  export LD_LIBRARY_PATH=$here/loader${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  # Compiled kernels are kept between the steps, and nowhere else.
  export CUDA_CACHE_PATH=$report/cache POCL_CACHE_DIR=$report/cache POCL_MAX_PTHREAD_COUNT=1
  mkdir -p "$report/cache"

  say "Fiducia $(cat commit) on $(uname -srm), $(nproc) processors, $(date -u +%FT%TZ)"
  say "$(grep -m 1 'model name' /proc/cpuinfo || echo 'model name unknown')"
  ! command -v nvidia-smi >/dev/null \
    || say "$(timeout 20 nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader 2>&1 || true)"
  say "OpenCL drivers: $([ "$number" -eq 0 ] && echo none || cat "$report"/vendors/*.icd | tr '\n' ' ')"

  local java=("$here/jre/bin/java" -Xmx2g --enable-native-access=ALL-UNNAMED "-Djava.library.path=$here/native"
    -cp "$here/lib/*")
  local fiducia=("${java[@]}" org.fiducia.app.Fiducia) device others name task
  step "devices" devices.json 100 "${fiducia[@]}" devices --json
  others=$(awk -F '"' '
    $2 == "id" { id = $4 }
    $2 == "selfTest" && $4 == "passed" && id != "cpu" { print id }' "$report/devices.json")
  if [ -n "$others" ]; then
    say "OpenCL devices that pass their self-test:" $others
  elif [ ! -s "$report/devices.json" ]; then
    say "OpenCL devices: UNKNOWN, only the JVM is measured"
    incomplete=1
  else
    say "NO OPENCL DEVICE passes its self-test: only the JVM is measured; devices.json says why"
    show devices.json
    failed=1
  fi

  step "hashes of all kernels" hashes.json 200 \
    "${fiducia[@]}" crosscheck --items "$HASH_ITEMS" --seed "$HASH_SEED" --json
  for device in $others; do
    compare_hashes "$device"
  done
  for device in $others cpu; do
    name=${device//:/-}
    # one by one: the command prints its rates at its end
    for task in $FITS; do
      step "$task on $device" "fits-$name-$task.txt" 40 \
        "${fiducia[@]}" bench --simulate 100000 --device "$device" --seconds 0.3 --tasks "$task"
      show "fits-$name-$task.txt"
    done
    step "acceptance on $device" "acceptance-$name.json" 80 \
      "${java[@]}" org.fiducia.benchmarks.AcceptanceTime "$device" 0
    show "acceptance-$name.json"
  done
  step "roofline" roofline.md 200 "${java[@]}" org.fiducia.benchmarks.roofline.Roofline --lanes 0 --seconds 0.1 \
    --json "$report/roofline.json"
  show roofline.md
  # Last, with all the time that is left: the hashes have said the same of fewer items.
  step "cross-check, 100 000 items a kernel" crosscheck.txt "$time" "${fiducia[@]}" crosscheck --items 100000
  [ ! -s "$report/crosscheck.txt" ] || say "$(tail -n 1 "$report/crosscheck.txt")"
  rm -rf "$report/cache"

  echo
  echo "== Summary, after $SECONDS s; all of this is in $report/report.txt"
  cat "$report/summary.txt"
  if [ "$failed" -ne 0 ]; then
    echo "gpu-node: FAILED: see the lines in capitals"
    return 1
  elif [ "$incomplete" -ne 0 ]; then
    echo "gpu-node: INCOMPLETE: nothing failed, but there was no time for all of it"
    return 3
  fi
  echo "gpu-node: PASSED"
}

# All that is printed is also kept in report.txt, as it comes.
run_and_keep() {
  local folder seconds=${2:-$TIME}
  [[ $seconds =~ ^[1-9][0-9]{0,4}$ ]] \
    || { echo "gpu-node: SECONDS must be a whole number above 0, not $seconds" >&2; exit 2; }
  folder=$(mkdir -p "$1" && cd "$1" && pwd)
  run "$folder" "$seconds" 2>&1 | tee "$folder/report.txt"
}

case $(basename "$self"):${1:-} in
  run:-h | run:--help) sed -n '2,6s/^# *//p' "$self" ;;
  run:*) run_and_keep "${1:-$PWD/report}" "${2:-}" ;;
  *:pack) [ $# -eq 2 ] || { echo "gpu-node: pack needs the name of the bundle to write" >&2; exit 2; }; pack "$2" ;;
  *:-h | *:--help) sed -n '2,6s/^# *//p' "$self" ;;
  *) sed -n '2,6s/^# *//p' "$self" >&2; exit 2 ;;
esac
