# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_iotctl_global_optspecs
    string join \n profile= region= endpoint-url= ca-bundle= sandbox= devices= o/output= quiet y/yes no-input timeout= h/help V/version
end

function __fish_iotctl_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_iotctl_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_iotctl_using_subcommand
    set -l cmd (__fish_iotctl_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c iotctl -n "__fish_iotctl_needs_command" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_needs_command" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_needs_command" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_needs_command" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_needs_command" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_needs_command" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_needs_command" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_needs_command" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_needs_command" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_needs_command" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_needs_command" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_needs_command" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "provision" -d 'Make things with key, certificate and policy, and the folder each device starts from'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "pub" -d 'Publish messages on a topic'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "sub" -d 'Print the messages on topics'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "sandbox" -d 'Run an AWS IoT Core on this machine, with policies really enforced'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "firmware" -d 'Make what an ESP32 is flashed with: the sketch, its secrets, NVS images'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l key-type -d 'Kind of key to make for a device that has none' -r -f -a "p256\t''
p384\t''
rsa2048\t''
rsa4096\t''"
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l publish -d 'Topics the device may publish on: an MQTT filter in which ${thing} stands for its name; repeatable [default: dt/${thing}/#, with --firmware esp32/pub]' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l subscribe -d 'Topics the device may subscribe to, in the same form; repeatable [default: cmd/${thing}/#, with --firmware esp32/sub]' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l policy -d 'Attach this policy instead: the name of one that exists, or a .json file with the document' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l thing-type -d 'Thing type of the things; created if missing' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l attribute -d 'Attribute of the things; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l group -d 'Thing group of the things; created if missing; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l out -d 'Folder in which each thing gets a folder of its own; default: that of --devices' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l firmware -d 'Also make the ESP32 project of the device in DIR, of several in DIR/THING: template and secrets.h, ready to build' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l sketch -d 'Which sketch' -r -f -a "sensor\t'Publishes readings, switches a LED'
printer\t'Prints what it receives on a serial thermal printer'"
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l wifi-ssid -d 'Name of the WiFi the device joins' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l wifi-password-file -d 'File with the WiFi\'s password on its one line, `-` for stdin; default: variable `IOTCTL_WIFI_PASSWORD`, or none for an open WiFi' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l retain -d 'Let the device publish retained messages, too (iot:RetainPublish)'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l force -d 'Repair what would otherwise be refused: another policy, an inactive certificate, malformed files, a lost key. Never replaces a key'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s t -l topic -d 'The topic, as mosquitto\'s clients take it' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s m -l message -d 'The payload' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s f -l file -d 'Take the payload from a file' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s q -l qos -d 'Quality of service, 0 or 1' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l repeat -d 'Publish the message so many times' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l repeat-delay -d 'Time between repeats, in seconds or such as 500ms' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l rate -d 'Messages per second at most, 0 for no limit; AWS IoT discards what exceeds 100 on a connection' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l content-type -d 'Content Type, such as application/json' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l response-topic -d 'Response Topic' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l correlation-data -d 'Correlation Data' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l user-property -d 'User Property; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l expiry -d 'Message Expiry Interval in seconds' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l thing -d 'Connect as this device, with the key, certificate and endpoint in its folder' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s i -l id -d 'Client id; default: the device\'s own, without --thing a random one. Device policies often allow one client id only' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l host -d 'Host name of the endpoint, in place of the device\'s' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s p -l port -d 'Port of the endpoint; on 443 the ALPN name `x-amzn-mqtt-ca` is sent' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l cert -d 'Client certificate, in place of the device\'s' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l key -d 'Private key, in place of the device\'s' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l cafile -d 'Roots to check the endpoint with, in place of the device\'s; default without --thing: the operating system\'s' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s V -l mqtt-version -d 'MQTT version: 5 or 3.1.1 [default: 5]' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s k -l keepalive -d 'Keep-alive in seconds; AWS IoT takes 30 to 1200 [default: 30]' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s n -l null-message -d 'Publish an empty payload; with -r this removes the retained message'
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s s -l stdin-file -d 'Take the payload from stdin'
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s l -l stdin-line -d 'Take a message from each line of stdin'
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s r -l retain -d 'Let the broker keep the message for later subscribers'
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s t -l topic -d 'A topic filter; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s q -l qos -d 'Quality of service, 0 or 1' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s C -l count -d 'Stop after so many messages' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s W -l wait -d 'Stop after so long, in seconds or such as 2m, with exit code 124' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s F -l format -d 'Write each message by this template; see below' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l thing -d 'Connect as this device, with the key, certificate and endpoint in its folder' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s i -l id -d 'Client id; default: the device\'s own, without --thing a random one. Device policies often allow one client id only' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l host -d 'Host name of the endpoint, in place of the device\'s' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s p -l port -d 'Port of the endpoint; on 443 the ALPN name `x-amzn-mqtt-ca` is sent' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l cert -d 'Client certificate, in place of the device\'s' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l key -d 'Private key, in place of the device\'s' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l cafile -d 'Roots to check the endpoint with, in place of the device\'s; default without --thing: the operating system\'s' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s V -l mqtt-version -d 'MQTT version: 5 or 3.1.1 [default: 5]' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s k -l keepalive -d 'Keep-alive in seconds; AWS IoT takes 30 to 1200 [default: 30]' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s v -l verbose -d 'Write `TOPIC PAYLOAD` also where the output is no terminal'
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s R -l no-retained -d 'Leave out retained messages; AWS IoT sends them to filters without wildcards only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -f -a "start" -d 'Run a sandbox until interrupted or stopped'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -f -a "stop" -d 'Stop the running sandbox; its state stays in its folder'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -f -a "status" -d 'Show where the running sandbox listens and what it holds'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -f -a "env" -d 'Print what points the AWS CLI, SDKs and iotctl at the sandbox'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -f -a "log" -d 'Show what the sandbox refused, and why'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -f -a "reset" -d 'Empty the running sandbox: no thing, certificate, policy or message remains'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l dir -d 'The sandbox\'s folder; default: that of --sandbox, or .iotctl/sandbox' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l port -d 'Port for everything: MQTT, HTTPS and HTTP; 0 picks a free one [default: 8883]' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l listen -d 'Address to listen on; anything but loopback lets others in' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l account -d 'The account that everything belongs to' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l quotas -d 'Whether AWS\'s quotas are enforced' -r -f -a "aws\t'As published by AWS'
off\t'Lifted, for load tests'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l detach-delay -d 'How long `DetachThingPrincipal` takes to be effective, up to 5s' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l ephemeral -d 'Keep registry and messages in memory only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l dir -d 'The sandbox\'s folder; default: that of --sandbox, or .iotctl/sandbox' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l dir -d 'The sandbox\'s folder; default: that of --sandbox, or .iotctl/sandbox' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l dir -d 'The sandbox\'s folder; default: that of --sandbox, or .iotctl/sandbox' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l shell -d 'Whose syntax to use' -r -f -a "posix\t'sh, bash, zsh'
fish\t'fish'
powershell\t'PowerShell'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l dir -d 'The sandbox\'s folder; default: that of --sandbox, or .iotctl/sandbox' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l last -d 'Only the last N refusals' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l client -d 'Only refusals of this client id' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s f -l follow -d 'Go on with new refusals until interrupted'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l dir -d 'The sandbox\'s folder; default: that of --sandbox, or .iotctl/sandbox' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "start" -d 'Run a sandbox until interrupted or stopped'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "stop" -d 'Stop the running sandbox; its state stays in its folder'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show where the running sandbox listens and what it holds'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "env" -d 'Print what points the AWS CLI, SDKs and iotctl at the sandbox'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "log" -d 'Show what the sandbox refused, and why'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "reset" -d 'Empty the running sandbox: no thing, certificate, policy or message remains'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -f -a "new" -d 'Make a project from the template; it builds as it stands'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -f -a "secrets" -d 'Write secrets.h of a device into a project'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -f -a "nvs" -d 'Write NVS images, from which one build of the sketch serves a whole fleet'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -f -a "verify" -d 'Read NVS images back and refuse every one that is damaged'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l thing -d 'Thing whose name the placeholders carry' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l sketch -d 'Which sketch' -r -f -a "sensor\t'Publishes readings, switches a LED'
printer\t'Prints what it receives on a serial thermal printer'"
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l force -d 'Replace files that have other content'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l thing -d 'The thing' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l out -d 'Folder of the project, or any other that secrets.h goes into' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l wifi-ssid -d 'Name of the WiFi the device joins' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l wifi-password-file -d 'File with the WiFi\'s password on its one line, `-` for stdin; default: variable `IOTCTL_WIFI_PASSWORD`, or none for an open WiFi' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l endpoint -d 'Endpoint the device connects to; default: the one it was provisioned with' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l force -d 'Replace a secrets.h that has other content'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l thing -d 'The thing; without it --devices names a CSV file' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l out -d 'The image, or with --devices FILE.csv the folder of the images' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l device-folders -d 'Folder with a folder for each device, where --devices names a CSV file' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l size -d 'Bytes of the partition `nvs`, such as 0x5000: what the board\'s partition table says' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l wifi-ssid -d 'Name of the WiFi the device joins' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l wifi-password-file -d 'File with the WiFi\'s password on its one line, `-` for stdin; default: variable `IOTCTL_WIFI_PASSWORD`, or none for an open WiFi' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l endpoint -d 'Endpoint the device connects to; default: the one it was provisioned with' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l force -d 'Replace images that have other content'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l size -d 'Bytes of the partition, as the images were made for' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l devices -d 'Folder that holds the devices\' folders' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from help" -f -a "new" -d 'Make a project from the template; it builds as it stands'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from help" -f -a "secrets" -d 'Write secrets.h of a device into a project'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from help" -f -a "nvs" -d 'Write NVS images, from which one build of the sketch serves a whole fleet'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Read NVS images back and refuse every one that is damaged'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision pub sub sandbox completions firmware help" -f -a "provision" -d 'Make things with key, certificate and policy, and the folder each device starts from'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision pub sub sandbox completions firmware help" -f -a "pub" -d 'Publish messages on a topic'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision pub sub sandbox completions firmware help" -f -a "sub" -d 'Print the messages on topics'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision pub sub sandbox completions firmware help" -f -a "sandbox" -d 'Run an AWS IoT Core on this machine, with policies really enforced'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision pub sub sandbox completions firmware help" -f -a "completions" -d 'Print the completion script of a shell'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision pub sub sandbox completions firmware help" -f -a "firmware" -d 'Make what an ESP32 is flashed with: the sketch, its secrets, NVS images'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision pub sub sandbox completions firmware help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "start" -d 'Run a sandbox until interrupted or stopped'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "stop" -d 'Stop the running sandbox; its state stays in its folder'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "status" -d 'Show where the running sandbox listens and what it holds'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "env" -d 'Print what points the AWS CLI, SDKs and iotctl at the sandbox'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "log" -d 'Show what the sandbox refused, and why'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "reset" -d 'Empty the running sandbox: no thing, certificate, policy or message remains'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from firmware" -f -a "new" -d 'Make a project from the template; it builds as it stands'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from firmware" -f -a "secrets" -d 'Write secrets.h of a device into a project'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from firmware" -f -a "nvs" -d 'Write NVS images, from which one build of the sketch serves a whole fleet'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from firmware" -f -a "verify" -d 'Read NVS images back and refuse every one that is damaged'
