#!/bin/sh
# Answers a push as GitLab does: runs the push options and says where the merge request is.
# State in forge/: options (all that arrived), open/ and closed/ (one folder a source branch).
mkdir -p forge/open forge/closed
answer=$(git config eurodat.answer)
default=$(git symbolic-ref --short HEAD)
web=https://gitlab.example/eurodat/iac/-/merge_requests

wanted=
record=
number=0
while [ "$number" -lt "${GIT_PUSH_OPTION_COUNT:-0}" ]; do
    eval "option=\$GIT_PUSH_OPTION_$number"
    number=$((number + 1))
    record="$record$option
"
    [ "$option" = merge_request.create ] && wanted=yes
done
# One write, so that pushes at the same time don't mix.
printf '%s--\n' "$record" >> forge/options

view() {
    printf '\nView merge request for %s:\n  %s/%s\n\n' "$1" "$web" "$2"
}

offer() {
    printf '\nTo create a merge request for %s, visit:\n  %s/new?merge_request%%5Bsource_branch%%5D=%s\n\n' \
        "$1" "$web" "$2"
}

warn() {
    bar=$(printf '%072d' 0 | tr 0 =)
    printf "%s\n\n  WARNINGS:\n  Error encountered with push options 'merge_request.create':\n" "$bar"
    printf '  Merge requests are disabled for this project\n\n%s\n' "$bar"
}

make() {
    mkdir "forge/open/$2"
    requests=$(find forge/open forge/closed -mindepth 1 -maxdepth 1 | wc -l)
    echo "$requests" > "forge/open/$2/number"
    view "$1" "$requests"
}

pushed() {
    if [ -d "forge/open/$2" ]; then
        view "$1" "$(cat "forge/open/$2/number")"
    elif [ "$wanted" = yes ] && [ "$answer" = made ]; then
        make "$1" "$2"
    else
        [ "$wanted" = yes ] && [ "$answer" = warned ] && warn
        offer "$1" "$2"
    fi
}

while read -r _ new ref; do
    branch=${ref#refs/heads/}
    encoded=$(printf %s "$branch" | sed 's,/,%2F,g')
    [ "$ref" = "$branch" ] && continue
    [ "$branch" = "$default" ] && continue
    case $new in
        *[!0]*) pushed "$branch" "$encoded" ;;
        *)
            rm -rf "forge/closed/$encoded"
            [ -d "forge/open/$encoded" ] && mv "forge/open/$encoded" "forge/closed/$encoded"
            ;;
    esac
done
exit 0
