#!/usr/bin/env bash
# Runs the tests of the TornadoVM backend, slow ones too, where TORNADOVM_HOME names a TornadoVM SDK.
# Without one it says so; that is an error only if FIDUCIA_REQUIRE_TORNADO=1.
set -euo pipefail

root=$(cd -P "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
cd "$root"
. ci/find-jdk

version=$(sed -n 's/.*<tornado.version>\(.*\)<.*/\1/p' pom.xml)
if [ ! -f "${TORNADOVM_HOME:-}/share/java/tornado/tornado-api-$version.jar" ] \
  || [ ! -f "${TORNADOVM_HOME:-}/tornado-argfile" ]; then
  echo "ci/tornado.sh: left out: all tests of the TornadoVM backend, as TORNADOVM_HOME=${TORNADOVM_HOME:-} is no SDK" \
    "$version with an argument file (docs/tornadovm.md)" >&2
  if [ "${FIDUCIA_REQUIRE_TORNADO:-}" = 1 ]; then
    echo "ci/tornado.sh: FIDUCIA_REQUIRE_TORNADO=1 makes that an error" >&2
    exit 1
  fi
  exit 0
fi

jdk=$(find_jdk) || { echo "ci/tornado.sh: $(jdk_advice)" >&2; exit 1; }
command -v mvn >/dev/null || { echo "ci/tornado.sh: no mvn found: install Maven >= 3.8" >&2; exit 1; }
ci/setup-opencl

rm -rf host/tornado/target/surefire-reports
code=0
JAVA_HOME=$jdk mvn -Dslow -pl host/tornado -am test -Dtest='org/fiducia/tornado/**' \
  -Dsurefire.failIfNoSpecifiedTests=false "$@" </dev/null || code=$?
ci/count-tests "$code" host/tornado || code=1
exit "$code"
