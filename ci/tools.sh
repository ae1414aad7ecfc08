# Sourced by the other scripts: makes sure that what they need is there, a JDK 17+ and Maven 3.8+ where something is built.
# As root on Debian or Ubuntu what is missing is installed; elsewhere the one command that installs
# it is printed, and the script ends with exit code 2.

say() { printf '%s\n' "$*" >&2; }

# The evidence without what may differ from run to run of the same jar and seed.
comparable() {
  sed -E 's/"(started|threads|command|seconds|commit|java|os)" : ("[^"]*"|[0-9.E-]+)//' "$1/evidence.json"
}

# A verb of the suite to its end, whatever its verdicts are.
to_its_end() {
  ci/verify "$@" >/dev/null || [ "$?" -eq 1 ]
}

# The major version of java or javac on PATH; 0 where there is none.
major_version() {
  command -v "$1" >/dev/null 2>&1 || { echo 0; return; }
  local version
  version=$("$1" -version 2>&1 | sed -n -E 's/^(javac |.* version ")([0-9]+).*/\2/p')
  echo "${version:-0}"
}

# Whether Maven on PATH is 3.8 or newer.
maven_is_new_enough() {
  command -v mvn >/dev/null 2>&1 || return 1
  local version
  version=$(mvn -B -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
  set -- $version
  [ "$#" -eq 2 ] && { [ "$1" -gt 3 ] || { [ "$1" -eq 3 ] && [ "$2" -ge 8 ]; }; }
}

# The newest long-term JDK that this Debian or Ubuntu has.
jdk_package() {
  local major
  for major in 25 21 17; do
    if apt-cache show "openjdk-$major-jdk-headless" >/dev/null 2>&1; then
      echo "openjdk-$major-jdk-headless"
      return
    fi
  done
  echo openjdk-17-jdk-headless
}

# What Java is started with: the module of the vector kernel, where the JDK has it; objects on
# multiples of 32 bytes, on which the kernel's rows lie then; and a second compiler that waits eight
# times as long as by default before it takes a method, since most methods of a run are not hot for
# long. Without any of it the same numbers come out, more slowly. And a locale of UTF-8: in another
# one Java cannot name a folder with other letters than ASCII's.
choose_java_options() {
  [ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8
  java_options=(-XX:+IgnoreUnrecognizedVMOptions -XX:ObjectAlignmentInBytes=32
    -XX:Tier4InvocationThreshold=40000 -XX:Tier4MinInvocationThreshold=12000
    -XX:Tier4CompileThreshold=120000 -XX:Tier4BackEdgeThreshold=320000)
  if java --list-modules 2>/dev/null | grep -q '^jdk.incubator.vector'; then
    java_options+=(--add-modules jdk.incubator.vector)
  fi
}

# Goes on as Java, in this shell's place, without Java's line on the incubator module. That line comes
# before anything of ours runs; so Java gets a standard error that is filtered, and takes the true one,
# number 3, as soon as it is up (StandardError): nothing that it says itself can come late.
become_java() {
  exec 3>&2
  exec java "${java_options[@]}" -Dtwophase.stderr=3 --add-opens java.base/java.io=ALL-UNNAMED "$@" \
    2> >(without_incubators)
}

# Copies lines to number 3. Whoever interrupts Java does not mean this: it ends when its input does.
without_incubators() {
  trap '' INT TERM
  exec >&3 3>&-
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    case "$line" in "WARNING: Using incubator modules: "*) ;; *) printf '%s\n' "$line" ;; esac
  done
}

require_tools() {
  local missing=() packages=() jdk=17
  if [ "$(major_version javac)" -lt 17 ]; then missing+=("a JDK, 17 or newer"); fi
  if ! maven_is_new_enough; then missing+=("Maven, 3.8 or newer"); fi
  [ "${#missing[@]}" -eq 0 ] && return
  say "Missing: $(IFS=';'; echo ${missing[@]+"${missing[*]}"} | sed 's/;/ and /g')."
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing with apt-get."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >&2
    [ "$(major_version javac)" -lt 17 ] && packages+=("$(jdk_package)")
    maven_is_new_enough || packages+=(maven)
    apt-get install -y -qq --no-install-recommends ${packages[@]+"${packages[@]}"} >/dev/null
    hash -r
    [ "$(major_version javac)" -ge 17 ] && maven_is_new_enough && return
    say "What apt-get has is too old: install a JDK 17+ and Maven 3.8+ by hand and put them on PATH."
    exit 2
  fi
  say "Install them with: sudo apt-get install openjdk-17-jdk-headless maven"
  say "(or what your system has instead), and call this script again."
  exit 2
}

# A Python that has PyTorch, where there is one: a newer one on PATH need not have the system's packages.
python_with_torch() {
  local python
  for python in python3 /usr/bin/python3; do
    if "$python" -c 'import numpy, torch' >/dev/null 2>&1; then
      echo "$python"
      return
    fi
  done
  return 1
}

# What some slow tests talk to: a browser, NumPy and PyTorch for the examples in Python, npm for the
# linter of the workflows, and the images that ours were taken from. Without them these tests are skipped; as root on Debian or Ubuntu they are installed.
wish_for_test_tools() {
  local packages=()
  command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 \
    || command -v google-chrome >/dev/null 2>&1 || packages+=(chromium)
  python3 -c 'import numpy' >/dev/null 2>&1 || packages+=(python3-numpy)
  python_with_torch >/dev/null || packages+=(python3-torch)
  command -v npm >/dev/null 2>&1 || packages+=(nodejs npm)
  [ -d /usr/share/datasets/fashion-mnist ] || packages+=(dataset-fashion-mnist)
  [ "${#packages[@]}" -eq 0 ] && return
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing with apt-get: ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -qq >&2 \
      && apt-get install -y -qq --no-install-recommends ${packages[@]+"${packages[@]}"} >/dev/null; then
      hash -r
      return
    fi
  fi
  say "Not here: ${packages[*]}. The tests that need them will be skipped."
}

# The home of every JDK 17 or newer on this machine, one a line: that of JAVA_HOME, that on PATH, and
# those in the places where Linux distributions and macOS put them.
all_jdks() {
  local home major
  for home in "${JAVA_HOME-}" "$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')" \
    /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -z "$home" ] || [ ! -x "$home/bin/javac" ]; then continue; fi
    major=$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p')
    if [ "${major:-0}" -ge 17 ]; then (cd "$home" && pwd -P); fi
  done | sort -u
}
