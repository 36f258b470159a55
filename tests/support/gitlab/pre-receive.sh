#!/bin/sh
# EURODAT_REFUSAL: why the whole push is refused; EURODAT_UNFORCED: references that take no forced push.
if [ -n "$EURODAT_REFUSAL" ]; then
    printf '%s\n' "$EURODAT_REFUSAL" >&2
    exit 1
fi
while read -r old new ref; do
    case " $EURODAT_UNFORCED " in
        *" $ref "*)
            if ! git merge-base --is-ancestor "$old" "$new"; then
                echo 'GitLab: You are not allowed to force push code to a protected branch on this project.' >&2
                exit 1
            fi
            ;;
    esac
done
exit 0
