# Has git's completion for fish offer `git eurodat` and ask ours about it. By itself it means to, but as of fish 3.6
# it does neither; where both speak, fish shows the answer once.
complete -c git -f -n __fish_git_needs_command -a eurodat -d 'Promote releases through the stages'
complete -c git -f -n '__fish_git_using_command eurodat' -a '(__fish_git_complete_custom_command eurodat)'
