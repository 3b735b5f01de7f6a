# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_iotctl_global_optspecs
    string join \n profile= region= endpoint-url= ca-bundle= sandbox= devices= o/output= quiet v/verbose y/yes no-input timeout= h/help V/version
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
complete -c iotctl -n "__fish_iotctl_needs_command" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_needs_command" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_needs_command" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_needs_command" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_needs_command" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_needs_command" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_needs_command" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_needs_command" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "provision" -d 'Make things with key, certificate and policy, and the folder each device starts from'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "plan" -d 'Say what `provision -f` would change: + create, ~ change, - delete, = unchanged'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "destroy" -d 'Take down what a deployment made, in the order that AWS needs'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "pub" -d 'Publish messages on a topic'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "sub" -d 'Print the messages on topics'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "sandbox" -d 'Run an AWS IoT Core on this machine, with policies really enforced'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "firmware" -d 'Make what an ESP32 is flashed with: the sketch, its secrets, NVS images'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "thing" -d 'Create, show, list, update and delete things; attach principals to them'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "thing-group" -d 'Create, show, list, update and delete thing groups; put things into them'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "thing-type" -d 'Create, show, list, update, deprecate and delete thing types'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "endpoint" -d 'Show the endpoints of the account and Region'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "template" -d 'Create, show, list, update and delete provisioning templates, and claim certificates for them'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "policy" -d 'Create, show, list, update, attach, detach and delete policies of devices'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "role" -d 'Create, show, list, update and delete IAM roles'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "role-alias" -d 'Create, show, list, update and delete role aliases'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "cert" -d 'Create, register, show, attach, exchange, inspect and delete certificates'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "ca" -d 'Create, register, show, list, update and delete certificate authorities (CAs)'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "identity-pool" -d 'Create, show, list, update and delete Cognito identity pools, and set their roles'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "authorizer" -d 'Create, show, list, update and delete custom authorizers, and choose the default one'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "rule" -d 'Create, show, list, update, enable, disable and delete topic rules'
complete -c iotctl -n "__fish_iotctl_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -s f -l file -d 'Make what this deployment file asks for instead of single devices' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l junit -d 'Also write the report as `JUnit` XML, a test case for each resource' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l cas -d 'Folder with a folder for each CA of this machine' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l key-type -d 'Kind of key to make for a device that has none' -r -f -a "p256\t''
p384\t''
rsa2048\t''
rsa4096\t''"
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l publish -d 'Topics the device may publish on: an MQTT filter in which ${thing} stands for its name; repeatable [default: dt/${thing}/#, with --firmware esp32/pub]' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l subscribe -d 'Topics the device may subscribe to, in the same form; repeatable [default: cmd/${thing}/#, with --firmware esp32/sub]' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l policy -d 'Attach this policy instead: the name of one that exists, or a .json file with the document' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l thing-type -d 'Thing type of the things; created if missing' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l attribute -d 'Attribute of the things; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l group -d 'Thing group of the things; created if missing; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l out -d 'Folder in which each thing gets a folder of its own; default: that of --devices' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l firmware -d 'Also make the ESP32 project of the device in DIR, of several in DIR/THING: template and secrets.h, ready to build' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l sketch -d 'Which sketch' -r -f -a "sensor\t'Publishes readings, switches a LED'
printer\t'Prints what it receives on a serial thermal printer'"
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l wifi-ssid -d 'Name of the WiFi the device joins' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l wifi-password-file -d 'File with the WiFi\'s password on its one line, `-` for stdin; default: variable `IOTCTL_WIFI_PASSWORD`, or none for an open WiFi' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l adopt -d 'Take over resources of these names that others made, instead of refusing them'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l retain -d 'Let the device publish retained messages, too (iot:RetainPublish)'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l force -d 'Repair what would otherwise be refused: another policy, an inactive certificate, a malformed cert.pem or connection.json, a private.key that is gone: then another key and certificate are made. With --file only the last is left to repair, and the lost key\'s certificate is deleted if the deployment made it. A private.key that is there, damaged or another\'s, is never replaced: move it away first'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and not __fish_seen_subcommand_from claim" -a "claim" -d 'Provision this device by a claim certificate, as fleet provisioning has it, and tell each step'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l template -d 'Name of the provisioning template' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l claim -d 'Folder with the claim that `iotctl template claim` got' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l claim-cert -d 'Claim certificate' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l claim-key -d 'Private key of the claim certificate' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l thing -d 'Name of the thing: sent as the parameter `ThingName`, which the template has to use' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l parameter -d 'Parameter of the template; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l host -d 'Endpoint; without it AWS is asked, which needs credentials. On port 443 the ALPN name `x-amzn-mqtt-ca` is sent' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l cafile -d 'Roots to check the endpoint with; default: Amazon\'s, for a sandbox its own' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l key-source -d 'Who makes the private key' -r -f -a "local\t'This machine; it never leaves it'
aws\t'AWS, which sends it over the connection'"
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l key-type -d 'Kind of key to make here' -r -f -a "p256\t''
p384\t''
rsa2048\t''
rsa4096\t''"
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l out -d 'Folder in which the device gets a folder of its own; default: that of --devices' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l client-id -d 'Client id on the connection with the claim certificate; default: a random one' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l mqtt -d 'MQTT version: 5 or 3.1.1. MQTT 5 makes the broker say why it refuses' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l step-timeout -d 'Longest wait for each answer' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand provision; and __fish_seen_subcommand_from claim" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -s f -l file -d 'The deployment file' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l junit -d 'Also write the report as `JUnit` XML, a test case for each resource' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l cas -d 'Folder with a folder for each CA of this machine' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l out -d 'Folder in which each device gets a folder of its own; default: that of --devices' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l adopt -d 'Take over resources of these names that others made, instead of refusing them'
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l all -d 'List what stays as it is (=), too, which otherwise is only counted'
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l exit-code -d 'End with code 10 if there is something to change'
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand plan" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -s f -l file -d 'The deployment file' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l junit -d 'Also write the report as `JUnit` XML, a test case for each resource' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l cas -d 'Folder with a folder for each CA of this machine' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l out -d 'Folder in which each device has a folder of its own; default: that of --devices' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand destroy" -s V -l version -d 'Print version'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
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
complete -c iotctl -n "__fish_iotctl_using_subcommand pub" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s R -l no-retained -d 'Leave out retained messages; AWS IoT sends them to filters without wildcards only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand sub" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and not __fish_seen_subcommand_from start stop status env log reset help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l throttle -d 'Whether AWS\'s rates of control plane calls are enforced' -r -f -a "aws\t'As published by AWS, with its error'
off\t'As fast as it goes'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l detach-delay -d 'How long `DetachThingPrincipal` takes to be effective, up to 5s; `0s-5s` for something between' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l type-rest -d 'How long a thing type must be deprecated before it can be deleted; on AWS it is 5m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l function -d 'What stands in for a Lambda function: NAME=handler.js, NAME=handler.py, NAME=./program or NAME=http://HOST:PORT/PATH; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l fault -d 'Have calls fail on purpose: KIND, KIND:OPERATION, KIND:WHEN or KIND:OPERATION:WHEN, repeatable. KIND is `500`, `503`, `throttle`, `reset` (the connection ends before the call is carried out), `lost` (it ends after that, without an answer) or `delay=50ms`; OPERATION a name, or a beginning and `*`; WHEN `3` (every third), `0.1` (one of ten) or `once` (the first attempt of each call)' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l ephemeral -d 'Keep registry and messages in memory only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from start" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from stop" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from env" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s f -l follow -d 'Go on with new refusals until interrupted'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand completions" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and not __fish_seen_subcommand_from new secrets nvs verify help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l force -d 'Replace files that have other content'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l force -d 'Replace a secrets.h that has other content'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from secrets" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l force -d 'Replace images that have other content'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from nvs" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from verify" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from help" -f -a "new" -d 'Make a project from the template; it builds as it stands'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from help" -f -a "secrets" -d 'Write secrets.h of a device into a project'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from help" -f -a "nvs" -d 'Write NVS images, from which one build of the sketch serves a whole fleet'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Read NVS images back and refuse every one that is damaged'
complete -c iotctl -n "__fish_iotctl_using_subcommand firmware; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "create" -d 'Create a thing; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "show" -d 'Show a thing with its groups and principals'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "list" -d 'List things'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "update" -d 'Change type and attributes of a thing'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "delete" -d 'Delete a thing; one that is gone is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "attach" -d 'Attach a principal to a thing; one that is attached is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "detach" -d 'Detach a principal from a thing; one that is not attached is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l thing-type -d 'Its type, which must exist' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l attribute -d 'Attribute; repeatable, at most three without a thing type' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l group -d 'Group to put it into, which must exist; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l thing-type -d 'Those of this type' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l attribute -d 'Those with this attribute; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l group -d 'Those in this group' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l where -d 'Those that a query of the fleet index finds, such as \'attributes.owner:a* AND connectivity.connected:true\'' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l recursive -d 'Also those in the groups below it'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l attribute -d 'Attribute to set; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l remove-attribute -d 'Attribute to remove; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l thing-type -d 'The type it gets' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l expected-version -d 'Change it only if it has this version' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l remove-thing-type -d 'Take its type away'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l expected-version -d 'Delete it only if it has this version' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l cascade -d 'Detach its principals first, and wait until that has taken effect'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l certificates -d 'Also deactivate and delete its certificates that are attached to no other thing'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l cert -d 'Certificate, by its id or ARN' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l principal -d 'Any principal: the ARN of a certificate, or an Amazon Cognito identity id' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l exclusive -d 'Attach it to this thing alone: then the client id need not be the thing\'s name'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from attach" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l cert -d 'Certificate, by its id or ARN' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l principal -d 'Any principal: the ARN of a certificate, or an Amazon Cognito identity id' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l wait -d 'Wait until it has taken effect, which lasts some seconds'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from detach" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create a thing; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a thing with its groups and principals'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from help" -f -a "list" -d 'List things'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from help" -f -a "update" -d 'Change type and attributes of a thing'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete a thing; one that is gone is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from help" -f -a "attach" -d 'Attach a principal to a thing; one that is attached is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from help" -f -a "detach" -d 'Detach a principal from a thing; one that is not attached is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "create" -d 'Create a thing group; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "show" -d 'Show a thing group with the groups in it and its policies'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "list" -d 'List thing groups'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "update" -d 'Change description, attributes and tags of a thing group'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "delete" -d 'Delete a thing group; one that is gone is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "attach" -d 'Put things into a thing group; those that are in it are left alone'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "detach" -d 'Take things out of a thing group; those that are not in it are left alone'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and not __fish_seen_subcommand_from create show list update delete attach detach help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l parent -d 'The group it is in, which must exist and is for good' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l description -d 'Description' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l attribute -d 'Attribute; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l parent -d 'Those in this group' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l prefix -d 'Those whose names begin so' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l thing -d 'Those that this thing is in' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l recursive -d 'Also those further below'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l description -d 'The description it gets; an empty one removes it' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l attribute -d 'Attribute to set; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l remove-attribute -d 'Attribute to remove; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l tag -d 'Tag to set; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l expected-version -d 'Change description and attributes only if it has this version' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -l expected-version -d 'Delete it only if it has this version' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -l cascade -d 'First delete the groups in it, take out the things and detach the policies, everywhere below it'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -l thing -d 'Name or ARN of a thing; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from attach" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -l thing -d 'Name or ARN of a thing; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from detach" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create a thing group; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a thing group with the groups in it and its policies'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from help" -f -a "list" -d 'List thing groups'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from help" -f -a "update" -d 'Change description, attributes and tags of a thing group'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete a thing group; one that is gone is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from help" -f -a "attach" -d 'Put things into a thing group; those that are in it are left alone'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from help" -f -a "detach" -d 'Take things out of a thing group; those that are not in it are left alone'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-group; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -f -a "create" -d 'Create a thing type; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -f -a "show" -d 'Show a thing type'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -f -a "list" -d 'List the thing types'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -f -a "update" -d 'Change description, searchable attributes and tags of a thing type'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -f -a "deprecate" -d 'Deprecate a thing type: no thing can get it any more'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -f -a "delete" -d 'Deprecate and delete a thing type; AWS deletes it five minutes after it was deprecated at the earliest'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and not __fish_seen_subcommand_from create show list update deprecate delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l description -d 'Description' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l searchable -d 'Attribute that things of this type can be searched by; repeatable, at most three' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l description -d 'The description it gets; an empty one removes it' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l searchable -d 'Attribute that its things can be searched by, in the place of all before; repeatable, at most three' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l tag -d 'Tag to set; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l not-searchable -d 'Its things can be searched by no attribute any more'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -l undo -d 'Take it back'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from deprecate" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -l wait -d 'Wait until AWS lets it go'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create a thing type; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a thing type'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the thing types'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from help" -f -a "update" -d 'Change description, searchable attributes and tags of a thing type'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from help" -f -a "deprecate" -d 'Deprecate a thing type: no thing can get it any more'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Deprecate and delete a thing type; AWS deletes it five minutes after it was deprecated at the earliest'
complete -c iotctl -n "__fish_iotctl_using_subcommand thing-type; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -f -a "show" -d 'Show one endpoint, or all of them'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -f -a "list" -d 'List all endpoints'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and not __fish_seen_subcommand_from show list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -l type -d 'Which one; default: all' -r -f -a "data-ats\t'Messages; the certificate is signed by Amazon Trust Services'
data\t'Messages; the certificate is of a kind that few clients trust any more'
credential-provider\t'Temporary credentials for certificates'
jobs\t'Jobs over HTTPS'"
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one endpoint, or all of them'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from help" -f -a "list" -d 'List all endpoints'
complete -c iotctl -n "__fish_iotctl_using_subcommand endpoint; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -f -a "create" -d 'Create a provisioning template; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -f -a "show" -d 'Show a provisioning template'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -f -a "list" -d 'List the provisioning templates'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -f -a "versions" -d 'List the versions of a provisioning template'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -f -a "update" -d 'Change a provisioning template; another body is another version in force, for which the oldest of five makes room'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -f -a "delete" -d 'Delete a provisioning template; one that is gone is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -f -a "claim" -d 'Get a claim certificate for a template, good for five minutes, as `claim.pem` and `claim.key`'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and not __fish_seen_subcommand_from create show list versions update delete claim help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -s f -l file -d 'JSON file with the template' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l role -d 'Role that creates what the template names, by name or ARN: it trusts iot.amazonaws.com and has the managed policy `AWSIoTThingsRegistration`' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l description -d 'Description' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l type -d 'What it is for' -r -f -a "fleet\t'Fleet provisioning, by claim or by a trusted user'
jitp\t'Just-in-time provisioning on a device\'s first connection'"
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l hook -d 'ARN of a Lambda function that is asked before a device is provisioned' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l disabled -d 'Let no device provision by it yet'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from versions" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -s f -l file -d 'JSON file with the template' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l role -d 'Role that creates what the template names, by name or ARN' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l description -d 'Description' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l hook -d 'ARN of a Lambda function that is asked before a device is provisioned' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l enabled -d 'Let devices provision by it'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l disabled -d 'Let no device provision by it'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l no-hook -d 'Ask no function any more'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -l cascade -d 'Delete its versions, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -l out -d 'Folder for certificate and key' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -l force -d 'Replace the claim that is there, key and all'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from claim" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create a provisioning template; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a provisioning template'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the provisioning templates'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "versions" -d 'List the versions of a provisioning template'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "update" -d 'Change a provisioning template; another body is another version in force, for which the oldest of five makes room'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete a provisioning template; one that is gone is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "claim" -d 'Get a claim certificate for a template, good for five minutes, as `claim.pem` and `claim.key`'
complete -c iotctl -n "__fish_iotctl_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -f -a "create" -d 'Create a policy from a file or from topics; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -f -a "show" -d 'Show a policy: its document, its versions, what it is attached to'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -f -a "list" -d 'List the policies'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -f -a "update" -d 'Give a policy a new version with another document; of five versions, the oldest that is not in force goes'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -f -a "delete" -d 'Delete a policy with all its versions'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -f -a "attach" -d 'Attach a policy to certificates, groups or identities; where it is attached already is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -f -a "detach" -d 'Detach a policy from certificates, groups or identities; where it is not attached is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -f -a "versions" -d 'List the versions of a policy, newest first'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -f -a "set-default" -d 'Put a version of a policy in force'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and not __fish_seen_subcommand_from create show list update delete attach detach versions set-default help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l file -d 'JSON file with the document; ${account} and ${region} in it are filled in' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l publish -d 'Write a policy for devices that connect as their thing and publish on these topics: an MQTT filter in which ${thing} stands for the thing\'s name; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l subscribe -d 'Let them subscribe to these topics, in the same form; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l retain -d 'Let them publish retained messages, too (iot:RetainPublish)'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -l version -d 'Show the document of this version' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l file -d 'JSON file with the document; ${account} and ${region} in it are filled in' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l publish -d 'Write a policy for devices that connect as their thing and publish on these topics: an MQTT filter in which ${thing} stands for the thing\'s name; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l subscribe -d 'Let them subscribe to these topics, in the same form; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l retain -d 'Let them publish retained messages, too (iot:RetainPublish)'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -l cascade -d 'Detach it first from everything it is attached to'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l thing -d 'The certificates of this thing; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l cert -d 'Certificate, by id or ARN; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l group -d 'Thing group; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l identity -d 'Identity of a Cognito identity pool; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l target -d 'ARN of a certificate or thing group; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from attach" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l thing -d 'The certificates of this thing; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l cert -d 'Certificate, by id or ARN; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l group -d 'Thing group; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l identity -d 'Identity of a Cognito identity pool; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l target -d 'ARN of a certificate or thing group; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from detach" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from versions" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -l version -d 'Number of the version' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from set-default" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create a policy from a file or from topics; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a policy: its document, its versions, what it is attached to'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the policies'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "update" -d 'Give a policy a new version with another document; of five versions, the oldest that is not in force goes'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete a policy with all its versions'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "attach" -d 'Attach a policy to certificates, groups or identities; where it is attached already is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "detach" -d 'Detach a policy from certificates, groups or identities; where it is not attached is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "versions" -d 'List the versions of a policy, newest first'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "set-default" -d 'Put a version of a policy in force'
complete -c iotctl -n "__fish_iotctl_using_subcommand policy; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -f -a "create" -d 'Create a role with its policies; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -f -a "show" -d 'Show a role: who may assume it, what it may do'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -f -a "list" -d 'List the roles and whom they trust'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -f -a "update" -d 'Change who may assume a role, its policies and settings; what is not named stays'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -f -a "delete" -d 'Delete a role'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and not __fish_seen_subcommand_from create show list update delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l for -d 'What the role is for, which decides who may assume it' -r -f -a "credentials-provider\t'Devices that get credentials for a role alias from the credentials provider'
cognito-auth\t'Logged-in identities of an identity pool'
cognito-unauth\t'Guests of an identity pool'
lambda\t'Lambda functions'
rule\t'Topic rules'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l trust-file -d 'JSON file with the trust policy, in the place of --for' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l path -d 'Path, such as /iot/devices/' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l identity-pool -d 'Identity pool, for cognito-auth and cognito-unauth' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l policy-file -d 'JSON file with a policy for the role, which is named after the file; ${account} and ${region} in it are filled in; repeatable' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l managed-policy -d 'Managed policy, AWS\'s or the account\'s own, by name or ARN; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l max-session -d 'Longest session: 1h to 12h' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l description -d 'Description' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -l path -d 'Only those whose path begins like this' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l for -d 'What the role is for from now on, which decides who may assume it' -r -f -a "credentials-provider\t'Devices that get credentials for a role alias from the credentials provider'
cognito-auth\t'Logged-in identities of an identity pool'
cognito-unauth\t'Guests of an identity pool'
lambda\t'Lambda functions'
rule\t'Topic rules'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l trust-file -d 'JSON file with the trust policy, in the place of --for' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l identity-pool -d 'Identity pool, for cognito-auth and cognito-unauth' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l policy-file -d 'JSON file with a policy for the role, which is named after the file; ${account} and ${region} in it are filled in; repeatable' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l managed-policy -d 'Managed policy, AWS\'s or the account\'s own, by name or ARN; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l max-session -d 'Longest session: 1h to 12h' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l description -d 'Description' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l remove-policy -d 'Delete this inline policy; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l remove-managed-policy -d 'Detach this managed policy, by name or ARN; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -l cascade -d 'Delete its inline policies and detach its managed ones first'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create a role with its policies; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a role: who may assume it, what it may do'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the roles and whom they trust'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from help" -f -a "update" -d 'Change who may assume a role, its policies and settings; what is not named stays'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete a role'
complete -c iotctl -n "__fish_iotctl_using_subcommand role; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -f -a "create" -d 'Create a role alias; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -f -a "show" -d 'Show a role alias'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -f -a "list" -d 'List the role aliases'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -f -a "update" -d 'Change the role or the lifetime of credentials of a role alias; what is not named stays'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -f -a "delete" -d 'Delete a role alias'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and not __fish_seen_subcommand_from create show list update delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l role -d 'Role, by name or ARN' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l duration -d 'How long credentials live: 15m to 12h, at most as long as the role\'s sessions [default: 1h]' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l allow-policy -d 'Also make the IoT policy that lets certificates use the alias, by default named after it: ALIAS-assume' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l role -d 'Role, by name or ARN' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l duration -d 'How long credentials live: 15m to 12h, at most as long as the role\'s sessions [default: 1h]' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l allow-policy -d 'Also make the IoT policy that lets certificates use the alias, by default named after it: ALIAS-assume' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -l cascade -d 'Delete the policy ALIAS-assume of --allow-policy, too, wherever it is attached'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create a role alias; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a role alias'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the role aliases'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from help" -f -a "update" -d 'Change the role or the lifetime of credentials of a role alias; what is not named stays'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete a role alias'
complete -c iotctl -n "__fish_iotctl_using_subcommand role-alias; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "create" -d 'Make a key and its certificate, for a thing or for a folder; what is there already is used, and a key never replaced'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "register" -d 'Register a certificate that was signed elsewhere'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "show" -d 'Show a registered certificate and what it is attached to'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "list" -d 'List the registered certificates'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "activate" -d 'Let clients connect with a certificate'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "deactivate" -d 'Let no client connect with a certificate, until it is activated again'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "revoke" -d 'Let no client connect with a certificate whose key cannot be trusted any more'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "attach" -d 'Attach a certificate to things, or policies to it'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "detach" -d 'Detach a certificate from things, or policies from it'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "delete" -d 'Deactivate and delete a certificate'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "rotate" -d 'Exchange a device\'s key and certificate, or go on with that: issue, attach, hand over to the device\'s folder, and retire the old ones when the device was seen on the new certificate'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "needs-renewal" -d 'Tell which certificates end soon; exit code 0: none, 10: some'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "inspect" -d 'Show what is in a certificate file, whether the key beside it belongs to it, and what AWS IoT would not take of it; exit code 10 if it would not, or if the key is another\'s'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and not __fish_seen_subcommand_from create register show list activate deactivate revoke attach detach delete rotate needs-renewal inspect help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l ca -d 'Let this CA of this machine sign, in place of AWS; it must be registered' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l ca-dir -d 'Folder that holds the folders of CAs' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l days -d 'Days that a certificate signed by --ca is valid; those by AWS end in 2049' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l key-type -d 'Kind of the key: p256 (the default), p384, rsa2048, rsa4096' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l key-source -d 'Who makes the key' -r -f -a "local\t'This machine, which it never leaves'
aws\t'AWS, which has then seen it'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l csr -d 'Make a certificate for this certificate signing request; its key stays where it is' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l policy -d 'Policy to attach; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l out -d 'Folder for key and certificate; default: the thing\'s device folder' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l ca -d 'The CA of this machine that signed it; needed only where several registered CAs have its subject' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l ca-file -d 'The same by the file of the CA\'s certificate' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l ca-dir -d 'Folder that holds the folders of CAs' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l thing -d 'Thing to attach it to; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l policy -d 'Policy to attach; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l without-ca -d 'Register it although its CA is not; devices must send the server name'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l inactive -d 'Register it inactive'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from register" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l ca -d 'Signed by this registered CA: name on this machine, id, ARN or file' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l ca-dir -d 'Folder that holds the folders of CAs' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l thing -d 'Attached to this thing' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l policy -d 'With this policy attached' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l status -d 'Of this status, such as active or inactive' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from activate" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from deactivate" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from revoke" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -l thing -d 'Thing; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -l policy -d 'Policy; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from attach" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -l thing -d 'Thing; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -l policy -d 'Policy; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from detach" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -l cascade -d 'Detach it from things and policies first, and wait until AWS has done so'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l ca -d 'Let this CA of this machine sign, in place of AWS; it must be registered' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l ca-dir -d 'Folder that holds the folders of CAs' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l days -d 'Days that a certificate signed by --ca is valid; those by AWS end in 2049' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l key-type -d 'Kind of the new key: p256, p384, rsa2048, rsa4096' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l policy -d 'Policy of the new certificate, in place of those of the old; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l observer -d 'A device whose policy allows to subscribe to $aws/events/presence/connected/#: its folder is used to watch' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l grace -d 'Retire the old certificate so long after the hand-over, such as 7d, whether the device was seen or not' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l wait -d 'Wait until the device is seen on the new certificate, for as long as --timeout allows, then retire the old one. Without --observer the old certificate is made inactive for up to two minutes once the device is connected, and active again unless the device comes back'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l retire-now -d 'Retire the old certificate at once'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from rotate" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -l within -d 'What is soon' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -l all -d 'All registered certificates that clients can connect with'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from needs-renewal" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -l key -d 'Its key; default: the file of the same name ending in .key, or private.key beside it' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from inspect" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "create" -d 'Make a key and its certificate, for a thing or for a folder; what is there already is used, and a key never replaced'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "register" -d 'Register a certificate that was signed elsewhere'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a registered certificate and what it is attached to'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the registered certificates'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "activate" -d 'Let clients connect with a certificate'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "deactivate" -d 'Let no client connect with a certificate, until it is activated again'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "revoke" -d 'Let no client connect with a certificate whose key cannot be trusted any more'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "attach" -d 'Attach a certificate to things, or policies to it'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "detach" -d 'Detach a certificate from things, or policies from it'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Deactivate and delete a certificate'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "rotate" -d 'Exchange a device\'s key and certificate, or go on with that: issue, attach, hand over to the device\'s folder, and retire the old ones when the device was seen on the new certificate'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "needs-renewal" -d 'Tell which certificates end soon; exit code 0: none, 10: some'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "inspect" -d 'Show what is in a certificate file, whether the key beside it belongs to it, and what AWS IoT would not take of it; exit code 10 if it would not, or if the key is another\'s'
complete -c iotctl -n "__fish_iotctl_using_subcommand cert; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -f -a "create" -d 'Make a CA on this machine: its key, which stays here, and its certificate'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -f -a "register" -d 'Register a CA with AWS IoT, so that certificates it signs can be registered'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -f -a "show" -d 'Show a registered CA'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -f -a "list" -d 'List the registered CAs, with the names they have on this machine'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -f -a "update" -d 'Change a registered CA'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -f -a "delete" -d 'Deactivate and delete the registration of a CA; its files stay, and so do the certificates it signed'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and not __fish_seen_subcommand_from create register show list update delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l name -d 'The same as an option' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l key-type -d 'Kind of its key: p256 (the default), p384, rsa2048, rsa4096' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l subject -l common-name -d 'Subject of its certificate, such as CN=Plant 1,O=Acme,C=DE; default: CN=NAME' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l days -d 'Days that its certificate is valid; default: 3650' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l dir -d 'Folder that holds the folders of CAs' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l mode -d 'Who may register it: `default` proves that you have its key (made for you), one account of a Region; `sni-only` any account, and devices must send the server name' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l key -d 'The key of a CA given as a file, for the proof' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l verification-cert -d 'A certificate signed by that CA whose common name is the registration code, in place of --key' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l template -d 'Provisioning template (of type JITP) that is run then' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l dir -d 'Folder that holds the folders of CAs' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l auto-registration -d 'Register devices as they first connect'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l inactive -d 'Register it inactive'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from register" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -l dir -d 'Folder that holds the folders of CAs' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -l dir -d 'Folder that holds the folders of CAs' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l auto-registration -d 'Whether devices are registered as they first connect' -r -f -a "on\t''
off\t''"
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l template -d 'Provisioning template (of type JITP) that is run then' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l dir -d 'Folder that holds the folders of CAs' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l active -d 'Let its certificates be registered'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l inactive -d 'Let no more of its certificates be registered; those that are stay as they are'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l dir -d 'Folder that holds the folders of CAs' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l cascade -d 'Detach, deactivate and delete the certificates it signed, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l files -d 'Remove its key and certificate from this machine, too; asks first'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from help" -f -a "create" -d 'Make a CA on this machine: its key, which stays here, and its certificate'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from help" -f -a "register" -d 'Register a CA with AWS IoT, so that certificates it signs can be registered'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a registered CA'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the registered CAs, with the names they have on this machine'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from help" -f -a "update" -d 'Change a registered CA'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Deactivate and delete the registration of a CA; its files stay, and so do the certificates it signed'
complete -c iotctl -n "__fish_iotctl_using_subcommand ca; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -f -a "create" -d 'Create an identity pool; one of that name that is there as wanted is no error, and no second one is made'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -f -a "show" -d 'Show an identity pool and its roles'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -f -a "list" -d 'List the identity pools'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -f -a "update" -d 'Change an identity pool; what is not named stays as it is'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -f -a "set-roles" -d 'Set the roles of an identity pool; one that is not named stays'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -f -a "delete" -d 'Delete an identity pool with its identities'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and not __fish_seen_subcommand_from create show list update set-roles delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l login -d 'Where users log in: a user pool or social provider with its client, or the ARN of a provider in IAM; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l role -d 'Role of authenticated or unauthenticated identities, by name or ARN; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l tag -d 'Tag; repeatable. Among several pools of the name, the one with these tags is meant' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l unauthenticated -d 'Give an identity to guests, who have no login'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l classic -d 'Allow the basic (classic) flow'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l rename -d 'Give it another name' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l login -d 'Login to add, or whose client to change: as with `create`; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l remove-login -d 'Provider to remove, without its client; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l role -d 'Role of authenticated or unauthenticated identities, by name or ARN; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l tag -d 'Tag to set; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l unauthenticated -d 'Give an identity to guests, who have no login'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l no-unauthenticated -d 'Give no identity to guests'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l classic -d 'Allow the basic (classic) flow'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l no-classic -d 'Forbid the basic (classic) flow'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -l role -d 'Role of authenticated or unauthenticated identities, by name or ARN; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from set-roles" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create an identity pool; one of that name that is there as wanted is no error, and no second one is made'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show an identity pool and its roles'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the identity pools'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from help" -f -a "update" -d 'Change an identity pool; what is not named stays as it is'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from help" -f -a "set-roles" -d 'Set the roles of an identity pool; one that is not named stays'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete an identity pool with its identities'
complete -c iotctl -n "__fish_iotctl_using_subcommand identity-pool; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -f -a "create" -d 'Create a custom authorizer and let AWS IoT invoke its function; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -f -a "show" -d 'Show a custom authorizer'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -f -a "list" -d 'List the custom authorizers'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -f -a "update" -d 'Change a custom authorizer; what is not named stays as it is'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -f -a "set-default" -d 'Make a custom authorizer the account\'s default one'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -f -a "clear-default" -d 'Have no default authorizer any more'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -f -a "delete" -d 'Make a custom authorizer INACTIVE and delete it, with AWS IoT\'s permission to invoke its function'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and not __fish_seen_subcommand_from create show list update set-default clear-default delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l function -d 'Lambda function that decides, by name or ARN' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l token-key-name -d 'Header or query parameter that carries the token' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l public-key -d 'RSA public key that verifies the token\'s signature; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l signing-disabled -d 'Take tokens without a signature; cannot be changed later'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l inactive -d 'Create it INACTIVE'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l enable-caching-for-http -d 'Reuse the function\'s answer on one HTTP connection'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l default -d 'Make it the account\'s default authorizer'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l no-permission -d 'Do not let AWS IoT invoke the function: that is done elsewhere'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l function -d 'Another Lambda function, by name or ARN' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l token-key-name -d 'Another header or query parameter that carries the token' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l public-key -d 'RSA public key to add or exchange; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l remove-public-key -d 'Public key to remove; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l enable-caching-for-http -d 'Whether the function\'s answer is reused on one HTTP connection' -r -f -a "true\t''
false\t''"
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l tag -d 'Tag to set; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l active -d 'Make it ACTIVE'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l inactive -d 'Make it INACTIVE'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l no-permission -d 'Do not let AWS IoT invoke the other function: that is done elsewhere'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from set-default" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from clear-default" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -l cascade -d 'Delete it even if it is the account\'s default one'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create a custom authorizer and let AWS IoT invoke its function; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a custom authorizer'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the custom authorizers'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from help" -f -a "update" -d 'Change a custom authorizer; what is not named stays as it is'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from help" -f -a "set-default" -d 'Make a custom authorizer the account\'s default one'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from help" -f -a "clear-default" -d 'Have no default authorizer any more'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Make a custom authorizer INACTIVE and delete it, with AWS IoT\'s permission to invoke its function'
complete -c iotctl -n "__fish_iotctl_using_subcommand authorizer; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -f -a "create" -d 'Create a topic rule; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -f -a "show" -d 'Show a topic rule'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -f -a "list" -d 'List the topic rules'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -f -a "update" -d 'Change a topic rule; what is not named stays as it is, and actions that are named take the place of all it had'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -f -a "enable" -d 'Enable a topic rule: messages reach it again'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -f -a "disable" -d 'Disable a topic rule: messages pass it by'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -f -a "delete" -d 'Delete a topic rule, with AWS IoT\'s permission to invoke its functions'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and not __fish_seen_subcommand_from create show list update enable disable delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l sql -d 'Statement: SELECT … FROM \'topic/filter\' [WHERE …]' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l sql-version -d 'Version of the SQL engine; default: 2016-03-23' -r -f -a "2015-10-08\t''
2016-03-23\t''
beta\t''"
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l description -d 'Description' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l republish -d 'Publish the result to this topic; may hold substitution templates such as `${topic(2)}`; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l qos -d 'Quality of service of --republish and --error-republish' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l lambda -d 'Invoke this Lambda function, by name or ARN, and let AWS IoT do so; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l dynamodb -d 'Write the result as one value into this DynamoDB table, at --hash-key; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l hash-key -d 'Partition key of --dynamodb, such as \'device=${topic(2)}\'' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l range-key -d 'Sort key of --dynamodb, such as \'time=${timestamp()}\'' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l dynamodbv2 -d 'Write each member of the result into a column of this DynamoDB table; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l sns -d 'Send to this SNS topic; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l sqs -d 'Send to this SQS queue; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l s3 -d 'Write an object into this S3 bucket; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l kinesis -d 'Write to this Kinesis data stream; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l cloudwatch-logs -d 'Write to this CloudWatch log group; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l http -d 'Send to this confirmed HTTPS endpoint; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l action-file -d 'Any action as JSON, or a list of them; roles and functions in it may be names; repeatable' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l error-republish -d 'Publish to this topic when an action fails' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l error-action-file -d 'What is done when an action fails, as JSON' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l role -d 'Role that AWS IoT assumes for the actions, by name or ARN' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l tag -d 'Tag; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l disabled -d 'Create it disabled'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -l topic -d 'Only those that read from exactly this topic filter' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l sql -d 'Another statement' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l sql-version -d 'Another version of the SQL engine' -r -f -a "2015-10-08\t''
2016-03-23\t''
beta\t''"
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l description -d 'Another description; an empty one takes it away' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l republish -d 'Publish the result to this topic; may hold substitution templates such as `${topic(2)}`; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l qos -d 'Quality of service of --republish and --error-republish' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l lambda -d 'Invoke this Lambda function, by name or ARN, and let AWS IoT do so; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l dynamodb -d 'Write the result as one value into this DynamoDB table, at --hash-key; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l hash-key -d 'Partition key of --dynamodb, such as \'device=${topic(2)}\'' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l range-key -d 'Sort key of --dynamodb, such as \'time=${timestamp()}\'' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l dynamodbv2 -d 'Write each member of the result into a column of this DynamoDB table; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l sns -d 'Send to this SNS topic; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l sqs -d 'Send to this SQS queue; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l s3 -d 'Write an object into this S3 bucket; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l kinesis -d 'Write to this Kinesis data stream; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l cloudwatch-logs -d 'Write to this CloudWatch log group; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l http -d 'Send to this confirmed HTTPS endpoint; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l action-file -d 'Any action as JSON, or a list of them; roles and functions in it may be names; repeatable' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l error-republish -d 'Publish to this topic when an action fails' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l error-action-file -d 'What is done when an action fails, as JSON' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l role -d 'Role that AWS IoT assumes for the actions, by name or ARN' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l tag -d 'Tag to set; repeatable' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l no-error-action -d 'Do nothing any more when an action fails'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from enable" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from disable" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -l region -d 'AWS Region; default: that of the AWS configuration' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -l endpoint-url -d 'Send AWS API calls to this URL' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this PEM file for AWS API calls' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -l sandbox -d 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -l devices -d 'Folder that holds the devices\' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]' -r -F
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to write results; default: table on a terminal, otherwise json' -r -f -a "table\t'Aligned columns, for people'
json\t'One JSON document'
ndjson\t'One JSON document per line and item'
name\t'Only the names, one per line'"
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -l timeout -d 'Give up after so long, such as 30s or 2m' -r
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -l dry-run -d 'Only say what would be done'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -l quiet -d 'Print results, warnings and errors only'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS\'s rate, too'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing: fail where a question would be asked'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create a topic rule; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a topic rule'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the topic rules'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from help" -f -a "update" -d 'Change a topic rule; what is not named stays as it is, and actions that are named take the place of all it had'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from help" -f -a "enable" -d 'Enable a topic rule: messages reach it again'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from help" -f -a "disable" -d 'Disable a topic rule: messages pass it by'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete a topic rule, with AWS IoT\'s permission to invoke its functions'
complete -c iotctl -n "__fish_iotctl_using_subcommand rule; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "provision" -d 'Make things with key, certificate and policy, and the folder each device starts from'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "plan" -d 'Say what `provision -f` would change: + create, ~ change, - delete, = unchanged'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "destroy" -d 'Take down what a deployment made, in the order that AWS needs'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "pub" -d 'Publish messages on a topic'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "sub" -d 'Print the messages on topics'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "sandbox" -d 'Run an AWS IoT Core on this machine, with policies really enforced'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "completions" -d 'Print the completion script of a shell'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "firmware" -d 'Make what an ESP32 is flashed with: the sketch, its secrets, NVS images'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "thing" -d 'Create, show, list, update and delete things; attach principals to them'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "thing-group" -d 'Create, show, list, update and delete thing groups; put things into them'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "thing-type" -d 'Create, show, list, update, deprecate and delete thing types'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "endpoint" -d 'Show the endpoints of the account and Region'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "template" -d 'Create, show, list, update and delete provisioning templates, and claim certificates for them'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "policy" -d 'Create, show, list, update, attach, detach and delete policies of devices'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "role" -d 'Create, show, list, update and delete IAM roles'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "role-alias" -d 'Create, show, list, update and delete role aliases'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "cert" -d 'Create, register, show, attach, exchange, inspect and delete certificates'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "ca" -d 'Create, register, show, list, update and delete certificate authorities (CAs)'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "identity-pool" -d 'Create, show, list, update and delete Cognito identity pools, and set their roles'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "authorizer" -d 'Create, show, list, update and delete custom authorizers, and choose the default one'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "rule" -d 'Create, show, list, update, enable, disable and delete topic rules'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and not __fish_seen_subcommand_from provision plan destroy pub sub sandbox completions firmware thing thing-group thing-type endpoint template policy role role-alias cert ca identity-pool authorizer rule help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from provision" -f -a "claim" -d 'Provision this device by a claim certificate, as fleet provisioning has it, and tell each step'
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
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing" -f -a "create" -d 'Create a thing; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing" -f -a "show" -d 'Show a thing with its groups and principals'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing" -f -a "list" -d 'List things'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing" -f -a "update" -d 'Change type and attributes of a thing'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing" -f -a "delete" -d 'Delete a thing; one that is gone is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing" -f -a "attach" -d 'Attach a principal to a thing; one that is attached is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing" -f -a "detach" -d 'Detach a principal from a thing; one that is not attached is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-group" -f -a "create" -d 'Create a thing group; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-group" -f -a "show" -d 'Show a thing group with the groups in it and its policies'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-group" -f -a "list" -d 'List thing groups'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-group" -f -a "update" -d 'Change description, attributes and tags of a thing group'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-group" -f -a "delete" -d 'Delete a thing group; one that is gone is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-group" -f -a "attach" -d 'Put things into a thing group; those that are in it are left alone'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-group" -f -a "detach" -d 'Take things out of a thing group; those that are not in it are left alone'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-type" -f -a "create" -d 'Create a thing type; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-type" -f -a "show" -d 'Show a thing type'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-type" -f -a "list" -d 'List the thing types'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-type" -f -a "update" -d 'Change description, searchable attributes and tags of a thing type'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-type" -f -a "deprecate" -d 'Deprecate a thing type: no thing can get it any more'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from thing-type" -f -a "delete" -d 'Deprecate and delete a thing type; AWS deletes it five minutes after it was deprecated at the earliest'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from endpoint" -f -a "show" -d 'Show one endpoint, or all of them'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from endpoint" -f -a "list" -d 'List all endpoints'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "create" -d 'Create a provisioning template; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "show" -d 'Show a provisioning template'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "list" -d 'List the provisioning templates'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "versions" -d 'List the versions of a provisioning template'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "update" -d 'Change a provisioning template; another body is another version in force, for which the oldest of five makes room'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "delete" -d 'Delete a provisioning template; one that is gone is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "claim" -d 'Get a claim certificate for a template, good for five minutes, as `claim.pem` and `claim.key`'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "create" -d 'Create a policy from a file or from topics; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "show" -d 'Show a policy: its document, its versions, what it is attached to'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "list" -d 'List the policies'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "update" -d 'Give a policy a new version with another document; of five versions, the oldest that is not in force goes'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "delete" -d 'Delete a policy with all its versions'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "attach" -d 'Attach a policy to certificates, groups or identities; where it is attached already is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "detach" -d 'Detach a policy from certificates, groups or identities; where it is not attached is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "versions" -d 'List the versions of a policy, newest first'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from policy" -f -a "set-default" -d 'Put a version of a policy in force'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from role" -f -a "create" -d 'Create a role with its policies; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from role" -f -a "show" -d 'Show a role: who may assume it, what it may do'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from role" -f -a "list" -d 'List the roles and whom they trust'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from role" -f -a "update" -d 'Change who may assume a role, its policies and settings; what is not named stays'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from role" -f -a "delete" -d 'Delete a role'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from role-alias" -f -a "create" -d 'Create a role alias; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from role-alias" -f -a "show" -d 'Show a role alias'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from role-alias" -f -a "list" -d 'List the role aliases'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from role-alias" -f -a "update" -d 'Change the role or the lifetime of credentials of a role alias; what is not named stays'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from role-alias" -f -a "delete" -d 'Delete a role alias'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "create" -d 'Make a key and its certificate, for a thing or for a folder; what is there already is used, and a key never replaced'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "register" -d 'Register a certificate that was signed elsewhere'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "show" -d 'Show a registered certificate and what it is attached to'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "list" -d 'List the registered certificates'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "activate" -d 'Let clients connect with a certificate'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "deactivate" -d 'Let no client connect with a certificate, until it is activated again'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "revoke" -d 'Let no client connect with a certificate whose key cannot be trusted any more'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "attach" -d 'Attach a certificate to things, or policies to it'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "detach" -d 'Detach a certificate from things, or policies from it'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "delete" -d 'Deactivate and delete a certificate'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "rotate" -d 'Exchange a device\'s key and certificate, or go on with that: issue, attach, hand over to the device\'s folder, and retire the old ones when the device was seen on the new certificate'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "needs-renewal" -d 'Tell which certificates end soon; exit code 0: none, 10: some'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from cert" -f -a "inspect" -d 'Show what is in a certificate file, whether the key beside it belongs to it, and what AWS IoT would not take of it; exit code 10 if it would not, or if the key is another\'s'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from ca" -f -a "create" -d 'Make a CA on this machine: its key, which stays here, and its certificate'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from ca" -f -a "register" -d 'Register a CA with AWS IoT, so that certificates it signs can be registered'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from ca" -f -a "show" -d 'Show a registered CA'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from ca" -f -a "list" -d 'List the registered CAs, with the names they have on this machine'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from ca" -f -a "update" -d 'Change a registered CA'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from ca" -f -a "delete" -d 'Deactivate and delete the registration of a CA; its files stay, and so do the certificates it signed'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from identity-pool" -f -a "create" -d 'Create an identity pool; one of that name that is there as wanted is no error, and no second one is made'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from identity-pool" -f -a "show" -d 'Show an identity pool and its roles'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from identity-pool" -f -a "list" -d 'List the identity pools'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from identity-pool" -f -a "update" -d 'Change an identity pool; what is not named stays as it is'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from identity-pool" -f -a "set-roles" -d 'Set the roles of an identity pool; one that is not named stays'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from identity-pool" -f -a "delete" -d 'Delete an identity pool with its identities'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from authorizer" -f -a "create" -d 'Create a custom authorizer and let AWS IoT invoke its function; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from authorizer" -f -a "show" -d 'Show a custom authorizer'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from authorizer" -f -a "list" -d 'List the custom authorizers'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from authorizer" -f -a "update" -d 'Change a custom authorizer; what is not named stays as it is'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from authorizer" -f -a "set-default" -d 'Make a custom authorizer the account\'s default one'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from authorizer" -f -a "clear-default" -d 'Have no default authorizer any more'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from authorizer" -f -a "delete" -d 'Make a custom authorizer INACTIVE and delete it, with AWS IoT\'s permission to invoke its function'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from rule" -f -a "create" -d 'Create a topic rule; one that is there as wanted is no error'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from rule" -f -a "show" -d 'Show a topic rule'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from rule" -f -a "list" -d 'List the topic rules'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from rule" -f -a "update" -d 'Change a topic rule; what is not named stays as it is, and actions that are named take the place of all it had'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from rule" -f -a "enable" -d 'Enable a topic rule: messages reach it again'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from rule" -f -a "disable" -d 'Disable a topic rule: messages pass it by'
complete -c iotctl -n "__fish_iotctl_using_subcommand help; and __fish_seen_subcommand_from rule" -f -a "delete" -d 'Delete a topic rule, with AWS IoT\'s permission to invoke its functions'
