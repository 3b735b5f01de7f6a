
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'iotctl' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'iotctl'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'iotctl' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Make things with key, certificate and policy, and the folder each device starts from')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Say what `provision -f` would change: + create, ~ change, - delete, = unchanged')
            [CompletionResult]::new('destroy', 'destroy', [CompletionResultType]::ParameterValue, 'Take down what a deployment made, in the order that AWS needs')
            [CompletionResult]::new('pub', 'pub', [CompletionResultType]::ParameterValue, 'Publish messages on a topic')
            [CompletionResult]::new('sub', 'sub', [CompletionResultType]::ParameterValue, 'Print the messages on topics')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run an AWS IoT Core on this machine, with policies really enforced')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('firmware', 'firmware', [CompletionResultType]::ParameterValue, 'Make what an ESP32 is flashed with: the sketch, its secrets, NVS images')
            [CompletionResult]::new('thing', 'thing', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete things; attach principals to them')
            [CompletionResult]::new('thing-group', 'thing-group', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete thing groups; put things into them')
            [CompletionResult]::new('thing-type', 'thing-type', [CompletionResultType]::ParameterValue, 'Create, show, list, update, deprecate and delete thing types')
            [CompletionResult]::new('endpoint', 'endpoint', [CompletionResultType]::ParameterValue, 'Show the endpoints of the account and Region')
            [CompletionResult]::new('template', 'template', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete provisioning templates, and claim certificates for them')
            [CompletionResult]::new('policy', 'policy', [CompletionResultType]::ParameterValue, 'Create, show, list, update, attach, detach and delete policies of devices')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete IAM roles')
            [CompletionResult]::new('role-alias', 'role-alias', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete role aliases')
            [CompletionResult]::new('cert', 'cert', [CompletionResultType]::ParameterValue, 'Create, register, show, attach, exchange, inspect and delete certificates')
            [CompletionResult]::new('ca', 'ca', [CompletionResultType]::ParameterValue, 'Create, register, show, list, update and delete certificate authorities (CAs)')
            [CompletionResult]::new('identity-pool', 'identity-pool', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete Cognito identity pools, and set their roles')
            [CompletionResult]::new('authorizer', 'authorizer', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete custom authorizers, and choose the default one')
            [CompletionResult]::new('rule', 'rule', [CompletionResultType]::ParameterValue, 'Create, show, list, update, enable, disable and delete topic rules')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;provision' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Make what this deployment file asks for instead of single devices')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Make what this deployment file asks for instead of single devices')
            [CompletionResult]::new('--junit', '--junit', [CompletionResultType]::ParameterName, 'Also write the report as `JUnit` XML, a test case for each resource')
            [CompletionResult]::new('--cas', '--cas', [CompletionResultType]::ParameterName, 'Folder with a folder for each CA of this machine')
            [CompletionResult]::new('--key-type', '--key-type', [CompletionResultType]::ParameterName, 'Kind of key to make for a device that has none')
            [CompletionResult]::new('--publish', '--publish', [CompletionResultType]::ParameterName, 'Topics the device may publish on: an MQTT filter in which ${thing} stands for its name; repeatable [default: dt/${thing}/#, with --firmware esp32/pub]')
            [CompletionResult]::new('--subscribe', '--subscribe', [CompletionResultType]::ParameterName, 'Topics the device may subscribe to, in the same form; repeatable [default: cmd/${thing}/#, with --firmware esp32/sub]')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'Attach this policy instead: the name of one that exists, or a .json file with the document')
            [CompletionResult]::new('--thing-type', '--thing-type', [CompletionResultType]::ParameterName, 'Thing type of the things; created if missing')
            [CompletionResult]::new('--attribute', '--attribute', [CompletionResultType]::ParameterName, 'Attribute of the things; repeatable')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Thing group of the things; created if missing; repeatable')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Folder in which each thing gets a folder of its own; default: that of --devices')
            [CompletionResult]::new('--firmware', '--firmware', [CompletionResultType]::ParameterName, 'Also make the ESP32 project of the device in DIR, of several in DIR/THING: template and secrets.h, ready to build')
            [CompletionResult]::new('--sketch', '--sketch', [CompletionResultType]::ParameterName, 'Which sketch')
            [CompletionResult]::new('--wifi-ssid', '--wifi-ssid', [CompletionResultType]::ParameterName, 'Name of the WiFi the device joins')
            [CompletionResult]::new('--wifi-password-file', '--wifi-password-file', [CompletionResultType]::ParameterName, 'File with the WiFi''s password on its one line, `-` for stdin; default: variable `IOTCTL_WIFI_PASSWORD`, or none for an open WiFi')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--adopt', '--adopt', [CompletionResultType]::ParameterName, 'Take over resources of these names that others made, instead of refusing them')
            [CompletionResult]::new('--retain', '--retain', [CompletionResultType]::ParameterName, 'Let the device publish retained messages, too (iot:RetainPublish)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Repair what would otherwise be refused: another policy, an inactive certificate, a malformed cert.pem or connection.json, a private.key that is gone: then another key and certificate are made. With --file only the last is left to repair, and the lost key''s certificate is deleted if the deployment made it. A private.key that is there, damaged or another''s, is never replaced: move it away first')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('claim', 'claim', [CompletionResultType]::ParameterValue, 'Provision this device by a claim certificate, as fleet provisioning has it, and tell each step')
            break
        }
        'iotctl;provision;claim' {
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Name of the provisioning template')
            [CompletionResult]::new('--claim', '--claim', [CompletionResultType]::ParameterName, 'Folder with the claim that `iotctl template claim` got')
            [CompletionResult]::new('--claim-cert', '--claim-cert', [CompletionResultType]::ParameterName, 'Claim certificate')
            [CompletionResult]::new('--claim-key', '--claim-key', [CompletionResultType]::ParameterName, 'Private key of the claim certificate')
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'Name of the thing: sent as the parameter `ThingName`, which the template has to use')
            [CompletionResult]::new('--parameter', '--parameter', [CompletionResultType]::ParameterName, 'Parameter of the template; repeatable')
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'Endpoint; without it AWS is asked, which needs credentials. On port 443 the ALPN name `x-amzn-mqtt-ca` is sent')
            [CompletionResult]::new('--cafile', '--cafile', [CompletionResultType]::ParameterName, 'Roots to check the endpoint with; default: Amazon''s, for a sandbox its own')
            [CompletionResult]::new('--key-source', '--key-source', [CompletionResultType]::ParameterName, 'Who makes the private key')
            [CompletionResult]::new('--key-type', '--key-type', [CompletionResultType]::ParameterName, 'Kind of key to make here')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Folder in which the device gets a folder of its own; default: that of --devices')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'Client id on the connection with the claim certificate; default: a random one')
            [CompletionResult]::new('--mqtt', '--mqtt', [CompletionResultType]::ParameterName, 'MQTT version: 5 or 3.1.1. MQTT 5 makes the broker say why it refuses')
            [CompletionResult]::new('--step-timeout', '--step-timeout', [CompletionResultType]::ParameterName, 'Longest wait for each answer')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;plan' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'The deployment file')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'The deployment file')
            [CompletionResult]::new('--junit', '--junit', [CompletionResultType]::ParameterName, 'Also write the report as `JUnit` XML, a test case for each resource')
            [CompletionResult]::new('--cas', '--cas', [CompletionResultType]::ParameterName, 'Folder with a folder for each CA of this machine')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Folder in which each device gets a folder of its own; default: that of --devices')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--adopt', '--adopt', [CompletionResultType]::ParameterName, 'Take over resources of these names that others made, instead of refusing them')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'List what stays as it is (=), too, which otherwise is only counted')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'End with code 10 if there is something to change')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;destroy' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'The deployment file')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'The deployment file')
            [CompletionResult]::new('--junit', '--junit', [CompletionResultType]::ParameterName, 'Also write the report as `JUnit` XML, a test case for each resource')
            [CompletionResult]::new('--cas', '--cas', [CompletionResultType]::ParameterName, 'Folder with a folder for each CA of this machine')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Folder in which each device has a folder of its own; default: that of --devices')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;pub' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The topic, as mosquitto''s clients take it')
            [CompletionResult]::new('--topic', '--topic', [CompletionResultType]::ParameterName, 'The topic, as mosquitto''s clients take it')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'The payload')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'The payload')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Take the payload from a file')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Take the payload from a file')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Quality of service, 0 or 1')
            [CompletionResult]::new('--qos', '--qos', [CompletionResultType]::ParameterName, 'Quality of service, 0 or 1')
            [CompletionResult]::new('--repeat', '--repeat', [CompletionResultType]::ParameterName, 'Publish the message so many times')
            [CompletionResult]::new('--repeat-delay', '--repeat-delay', [CompletionResultType]::ParameterName, 'Time between repeats, in seconds or such as 500ms')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'Messages per second at most, 0 for no limit; AWS IoT discards what exceeds 100 on a connection')
            [CompletionResult]::new('--content-type', '--content-type', [CompletionResultType]::ParameterName, 'Content Type, such as application/json')
            [CompletionResult]::new('--response-topic', '--response-topic', [CompletionResultType]::ParameterName, 'Response Topic')
            [CompletionResult]::new('--correlation-data', '--correlation-data', [CompletionResultType]::ParameterName, 'Correlation Data')
            [CompletionResult]::new('--user-property', '--user-property', [CompletionResultType]::ParameterName, 'User Property; repeatable')
            [CompletionResult]::new('--expiry', '--expiry', [CompletionResultType]::ParameterName, 'Message Expiry Interval in seconds')
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'Connect as this device, with the key, certificate and endpoint in its folder')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Client id; default: the device''s own, without --thing a random one. Device policies often allow one client id only')
            [CompletionResult]::new('--id', '--id', [CompletionResultType]::ParameterName, 'Client id; default: the device''s own, without --thing a random one. Device policies often allow one client id only')
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'Host name of the endpoint, in place of the device''s')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Port of the endpoint; on 443 the ALPN name `x-amzn-mqtt-ca` is sent')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Port of the endpoint; on 443 the ALPN name `x-amzn-mqtt-ca` is sent')
            [CompletionResult]::new('--cert', '--cert', [CompletionResultType]::ParameterName, 'Client certificate, in place of the device''s')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'Private key, in place of the device''s')
            [CompletionResult]::new('--cafile', '--cafile', [CompletionResultType]::ParameterName, 'Roots to check the endpoint with, in place of the device''s; default without --thing: the operating system''s')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'MQTT version: 5 or 3.1.1 [default: 5]')
            [CompletionResult]::new('--mqtt-version', '--mqtt-version', [CompletionResultType]::ParameterName, 'MQTT version: 5 or 3.1.1 [default: 5]')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Keep-alive in seconds; AWS IoT takes 30 to 1200 [default: 30]')
            [CompletionResult]::new('--keepalive', '--keepalive', [CompletionResultType]::ParameterName, 'Keep-alive in seconds; AWS IoT takes 30 to 1200 [default: 30]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Publish an empty payload; with -r this removes the retained message')
            [CompletionResult]::new('--null-message', '--null-message', [CompletionResultType]::ParameterName, 'Publish an empty payload; with -r this removes the retained message')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Take the payload from stdin')
            [CompletionResult]::new('--stdin-file', '--stdin-file', [CompletionResultType]::ParameterName, 'Take the payload from stdin')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Take a message from each line of stdin')
            [CompletionResult]::new('--stdin-line', '--stdin-line', [CompletionResultType]::ParameterName, 'Take a message from each line of stdin')
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Let the broker keep the message for later subscribers')
            [CompletionResult]::new('--retain', '--retain', [CompletionResultType]::ParameterName, 'Let the broker keep the message for later subscribers')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'iotctl;sub' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'A topic filter; repeatable')
            [CompletionResult]::new('--topic', '--topic', [CompletionResultType]::ParameterName, 'A topic filter; repeatable')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Quality of service, 0 or 1')
            [CompletionResult]::new('--qos', '--qos', [CompletionResultType]::ParameterName, 'Quality of service, 0 or 1')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Stop after so many messages')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'Stop after so many messages')
            [CompletionResult]::new('-W', '-W ', [CompletionResultType]::ParameterName, 'Stop after so long, in seconds or such as 2m, with exit code 124')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Stop after so long, in seconds or such as 2m, with exit code 124')
            [CompletionResult]::new('-F', '-F ', [CompletionResultType]::ParameterName, 'Write each message by this template; see below')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write each message by this template; see below')
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'Connect as this device, with the key, certificate and endpoint in its folder')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Client id; default: the device''s own, without --thing a random one. Device policies often allow one client id only')
            [CompletionResult]::new('--id', '--id', [CompletionResultType]::ParameterName, 'Client id; default: the device''s own, without --thing a random one. Device policies often allow one client id only')
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'Host name of the endpoint, in place of the device''s')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Port of the endpoint; on 443 the ALPN name `x-amzn-mqtt-ca` is sent')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Port of the endpoint; on 443 the ALPN name `x-amzn-mqtt-ca` is sent')
            [CompletionResult]::new('--cert', '--cert', [CompletionResultType]::ParameterName, 'Client certificate, in place of the device''s')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'Private key, in place of the device''s')
            [CompletionResult]::new('--cafile', '--cafile', [CompletionResultType]::ParameterName, 'Roots to check the endpoint with, in place of the device''s; default without --thing: the operating system''s')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'MQTT version: 5 or 3.1.1 [default: 5]')
            [CompletionResult]::new('--mqtt-version', '--mqtt-version', [CompletionResultType]::ParameterName, 'MQTT version: 5 or 3.1.1 [default: 5]')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Keep-alive in seconds; AWS IoT takes 30 to 1200 [default: 30]')
            [CompletionResult]::new('--keepalive', '--keepalive', [CompletionResultType]::ParameterName, 'Keep-alive in seconds; AWS IoT takes 30 to 1200 [default: 30]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('-R', '-R ', [CompletionResultType]::ParameterName, 'Leave out retained messages; AWS IoT sends them to filters without wildcards only')
            [CompletionResult]::new('--no-retained', '--no-retained', [CompletionResultType]::ParameterName, 'Leave out retained messages; AWS IoT sends them to filters without wildcards only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'iotctl;sandbox' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Run a sandbox until interrupted or stopped')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop the running sandbox; its state stays in its folder')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where the running sandbox listens and what it holds')
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Print what points the AWS CLI, SDKs and iotctl at the sandbox')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show what the sandbox refused, and why')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Empty the running sandbox: no thing, certificate, policy or message remains')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;sandbox;start' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The sandbox''s folder; default: that of --sandbox, or .iotctl/sandbox')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Port for everything: MQTT, HTTPS and HTTP; 0 picks a free one [default: 8883]')
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Address to listen on; anything but loopback lets others in')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that everything belongs to')
            [CompletionResult]::new('--quotas', '--quotas', [CompletionResultType]::ParameterName, 'Whether AWS''s quotas are enforced')
            [CompletionResult]::new('--throttle', '--throttle', [CompletionResultType]::ParameterName, 'Whether AWS''s rates of control plane calls are enforced')
            [CompletionResult]::new('--detach-delay', '--detach-delay', [CompletionResultType]::ParameterName, 'How long `DetachThingPrincipal` takes to be effective, up to 5s; `0s-5s` for something between')
            [CompletionResult]::new('--type-rest', '--type-rest', [CompletionResultType]::ParameterName, 'How long a thing type must be deprecated before it can be deleted; on AWS it is 5m')
            [CompletionResult]::new('--function', '--function', [CompletionResultType]::ParameterName, 'What stands in for a Lambda function: NAME=handler.js, NAME=handler.py, NAME=./program or NAME=http://HOST:PORT/PATH; repeatable')
            [CompletionResult]::new('--fault', '--fault', [CompletionResultType]::ParameterName, 'Have calls fail on purpose: KIND, KIND:OPERATION, KIND:WHEN or KIND:OPERATION:WHEN, repeatable. KIND is `500`, `503`, `throttle`, `reset` (the connection ends before the call is carried out), `lost` (it ends after that, without an answer) or `delay=50ms`; OPERATION a name, or a beginning and `*`; WHEN `3` (every third), `0.1` (one of ten) or `once` (the first attempt of each call)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--ephemeral', '--ephemeral', [CompletionResultType]::ParameterName, 'Keep registry and messages in memory only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;sandbox;stop' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The sandbox''s folder; default: that of --sandbox, or .iotctl/sandbox')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;sandbox;status' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The sandbox''s folder; default: that of --sandbox, or .iotctl/sandbox')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;sandbox;env' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The sandbox''s folder; default: that of --sandbox, or .iotctl/sandbox')
            [CompletionResult]::new('--shell', '--shell', [CompletionResultType]::ParameterName, 'Whose syntax to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;sandbox;log' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The sandbox''s folder; default: that of --sandbox, or .iotctl/sandbox')
            [CompletionResult]::new('--last', '--last', [CompletionResultType]::ParameterName, 'Only the last N refusals')
            [CompletionResult]::new('--client', '--client', [CompletionResultType]::ParameterName, 'Only refusals of this client id')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Go on with new refusals until interrupted')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Go on with new refusals until interrupted')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;sandbox;reset' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The sandbox''s folder; default: that of --sandbox, or .iotctl/sandbox')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;sandbox;help' {
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Run a sandbox until interrupted or stopped')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop the running sandbox; its state stays in its folder')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where the running sandbox listens and what it holds')
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Print what points the AWS CLI, SDKs and iotctl at the sandbox')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show what the sandbox refused, and why')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Empty the running sandbox: no thing, certificate, policy or message remains')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;sandbox;help;start' {
            break
        }
        'iotctl;sandbox;help;stop' {
            break
        }
        'iotctl;sandbox;help;status' {
            break
        }
        'iotctl;sandbox;help;env' {
            break
        }
        'iotctl;sandbox;help;log' {
            break
        }
        'iotctl;sandbox;help;reset' {
            break
        }
        'iotctl;sandbox;help;help' {
            break
        }
        'iotctl;completions' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;firmware' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make a project from the template; it builds as it stands')
            [CompletionResult]::new('secrets', 'secrets', [CompletionResultType]::ParameterValue, 'Write secrets.h of a device into a project')
            [CompletionResult]::new('nvs', 'nvs', [CompletionResultType]::ParameterValue, 'Write NVS images, from which one build of the sketch serves a whole fleet')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Read NVS images back and refuse every one that is damaged')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;firmware;new' {
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'Thing whose name the placeholders carry')
            [CompletionResult]::new('--sketch', '--sketch', [CompletionResultType]::ParameterName, 'Which sketch')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace files that have other content')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;firmware;secrets' {
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'The thing')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Folder of the project, or any other that secrets.h goes into')
            [CompletionResult]::new('--wifi-ssid', '--wifi-ssid', [CompletionResultType]::ParameterName, 'Name of the WiFi the device joins')
            [CompletionResult]::new('--wifi-password-file', '--wifi-password-file', [CompletionResultType]::ParameterName, 'File with the WiFi''s password on its one line, `-` for stdin; default: variable `IOTCTL_WIFI_PASSWORD`, or none for an open WiFi')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Endpoint the device connects to; default: the one it was provisioned with')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace a secrets.h that has other content')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;firmware;nvs' {
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'The thing; without it --devices names a CSV file')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'The image, or with --devices FILE.csv the folder of the images')
            [CompletionResult]::new('--device-folders', '--device-folders', [CompletionResultType]::ParameterName, 'Folder with a folder for each device, where --devices names a CSV file')
            [CompletionResult]::new('--size', '--size', [CompletionResultType]::ParameterName, 'Bytes of the partition `nvs`, such as 0x5000: what the board''s partition table says')
            [CompletionResult]::new('--wifi-ssid', '--wifi-ssid', [CompletionResultType]::ParameterName, 'Name of the WiFi the device joins')
            [CompletionResult]::new('--wifi-password-file', '--wifi-password-file', [CompletionResultType]::ParameterName, 'File with the WiFi''s password on its one line, `-` for stdin; default: variable `IOTCTL_WIFI_PASSWORD`, or none for an open WiFi')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Endpoint the device connects to; default: the one it was provisioned with')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace images that have other content')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;firmware;verify' {
            [CompletionResult]::new('--size', '--size', [CompletionResultType]::ParameterName, 'Bytes of the partition, as the images were made for')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;firmware;help' {
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make a project from the template; it builds as it stands')
            [CompletionResult]::new('secrets', 'secrets', [CompletionResultType]::ParameterValue, 'Write secrets.h of a device into a project')
            [CompletionResult]::new('nvs', 'nvs', [CompletionResultType]::ParameterValue, 'Write NVS images, from which one build of the sketch serves a whole fleet')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Read NVS images back and refuse every one that is damaged')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;firmware;help;new' {
            break
        }
        'iotctl;firmware;help;secrets' {
            break
        }
        'iotctl;firmware;help;nvs' {
            break
        }
        'iotctl;firmware;help;verify' {
            break
        }
        'iotctl;firmware;help;help' {
            break
        }
        'iotctl;thing' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a thing; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a thing with its groups and principals')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List things')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change type and attributes of a thing')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a thing; one that is gone is no error')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach a principal to a thing; one that is attached is no error')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach a principal from a thing; one that is not attached is no error')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;thing;create' {
            [CompletionResult]::new('--thing-type', '--thing-type', [CompletionResultType]::ParameterName, 'Its type, which must exist')
            [CompletionResult]::new('--attribute', '--attribute', [CompletionResultType]::ParameterName, 'Attribute; repeatable, at most three without a thing type')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group to put it into, which must exist; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing;list' {
            [CompletionResult]::new('--thing-type', '--thing-type', [CompletionResultType]::ParameterName, 'Those of this type')
            [CompletionResult]::new('--attribute', '--attribute', [CompletionResultType]::ParameterName, 'Those with this attribute; repeatable')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Those in this group')
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Those that a query of the fleet index finds, such as ''attributes.owner:a* AND connectivity.connected:true''')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--recursive', '--recursive', [CompletionResultType]::ParameterName, 'Also those in the groups below it')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing;update' {
            [CompletionResult]::new('--attribute', '--attribute', [CompletionResultType]::ParameterName, 'Attribute to set; repeatable')
            [CompletionResult]::new('--remove-attribute', '--remove-attribute', [CompletionResultType]::ParameterName, 'Attribute to remove; repeatable')
            [CompletionResult]::new('--thing-type', '--thing-type', [CompletionResultType]::ParameterName, 'The type it gets')
            [CompletionResult]::new('--expected-version', '--expected-version', [CompletionResultType]::ParameterName, 'Change it only if it has this version')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--remove-thing-type', '--remove-thing-type', [CompletionResultType]::ParameterName, 'Take its type away')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing;delete' {
            [CompletionResult]::new('--expected-version', '--expected-version', [CompletionResultType]::ParameterName, 'Delete it only if it has this version')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--cascade', '--cascade', [CompletionResultType]::ParameterName, 'Detach its principals first, and wait until that has taken effect')
            [CompletionResult]::new('--certificates', '--certificates', [CompletionResultType]::ParameterName, 'Also deactivate and delete its certificates that are attached to no other thing')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing;attach' {
            [CompletionResult]::new('--cert', '--cert', [CompletionResultType]::ParameterName, 'Certificate, by its id or ARN')
            [CompletionResult]::new('--principal', '--principal', [CompletionResultType]::ParameterName, 'Any principal: the ARN of a certificate, or an Amazon Cognito identity id')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--exclusive', '--exclusive', [CompletionResultType]::ParameterName, 'Attach it to this thing alone: then the client id need not be the thing''s name')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing;detach' {
            [CompletionResult]::new('--cert', '--cert', [CompletionResultType]::ParameterName, 'Certificate, by its id or ARN')
            [CompletionResult]::new('--principal', '--principal', [CompletionResultType]::ParameterName, 'Any principal: the ARN of a certificate, or an Amazon Cognito identity id')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until it has taken effect, which lasts some seconds')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a thing; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a thing with its groups and principals')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List things')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change type and attributes of a thing')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a thing; one that is gone is no error')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach a principal to a thing; one that is attached is no error')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach a principal from a thing; one that is not attached is no error')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;thing;help;create' {
            break
        }
        'iotctl;thing;help;show' {
            break
        }
        'iotctl;thing;help;list' {
            break
        }
        'iotctl;thing;help;update' {
            break
        }
        'iotctl;thing;help;delete' {
            break
        }
        'iotctl;thing;help;attach' {
            break
        }
        'iotctl;thing;help;detach' {
            break
        }
        'iotctl;thing;help;help' {
            break
        }
        'iotctl;thing-group' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a thing group; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a thing group with the groups in it and its policies')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List thing groups')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change description, attributes and tags of a thing group')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a thing group; one that is gone is no error')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Put things into a thing group; those that are in it are left alone')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Take things out of a thing group; those that are not in it are left alone')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;thing-group;create' {
            [CompletionResult]::new('--parent', '--parent', [CompletionResultType]::ParameterName, 'The group it is in, which must exist and is for good')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--attribute', '--attribute', [CompletionResultType]::ParameterName, 'Attribute; repeatable')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-group;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-group;list' {
            [CompletionResult]::new('--parent', '--parent', [CompletionResultType]::ParameterName, 'Those in this group')
            [CompletionResult]::new('--prefix', '--prefix', [CompletionResultType]::ParameterName, 'Those whose names begin so')
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'Those that this thing is in')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--recursive', '--recursive', [CompletionResultType]::ParameterName, 'Also those further below')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-group;update' {
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'The description it gets; an empty one removes it')
            [CompletionResult]::new('--attribute', '--attribute', [CompletionResultType]::ParameterName, 'Attribute to set; repeatable')
            [CompletionResult]::new('--remove-attribute', '--remove-attribute', [CompletionResultType]::ParameterName, 'Attribute to remove; repeatable')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag to set; repeatable')
            [CompletionResult]::new('--expected-version', '--expected-version', [CompletionResultType]::ParameterName, 'Change description and attributes only if it has this version')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-group;delete' {
            [CompletionResult]::new('--expected-version', '--expected-version', [CompletionResultType]::ParameterName, 'Delete it only if it has this version')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--cascade', '--cascade', [CompletionResultType]::ParameterName, 'First delete the groups in it, take out the things and detach the policies, everywhere below it')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-group;attach' {
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'Name or ARN of a thing; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-group;detach' {
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'Name or ARN of a thing; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-group;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a thing group; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a thing group with the groups in it and its policies')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List thing groups')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change description, attributes and tags of a thing group')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a thing group; one that is gone is no error')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Put things into a thing group; those that are in it are left alone')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Take things out of a thing group; those that are not in it are left alone')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;thing-group;help;create' {
            break
        }
        'iotctl;thing-group;help;show' {
            break
        }
        'iotctl;thing-group;help;list' {
            break
        }
        'iotctl;thing-group;help;update' {
            break
        }
        'iotctl;thing-group;help;delete' {
            break
        }
        'iotctl;thing-group;help;attach' {
            break
        }
        'iotctl;thing-group;help;detach' {
            break
        }
        'iotctl;thing-group;help;help' {
            break
        }
        'iotctl;thing-type' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a thing type; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a thing type')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the thing types')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change description, searchable attributes and tags of a thing type')
            [CompletionResult]::new('deprecate', 'deprecate', [CompletionResultType]::ParameterValue, 'Deprecate a thing type: no thing can get it any more')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Deprecate and delete a thing type; AWS deletes it five minutes after it was deprecated at the earliest')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;thing-type;create' {
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--searchable', '--searchable', [CompletionResultType]::ParameterName, 'Attribute that things of this type can be searched by; repeatable, at most three')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-type;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-type;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-type;update' {
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'The description it gets; an empty one removes it')
            [CompletionResult]::new('--searchable', '--searchable', [CompletionResultType]::ParameterName, 'Attribute that its things can be searched by, in the place of all before; repeatable, at most three')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag to set; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--not-searchable', '--not-searchable', [CompletionResultType]::ParameterName, 'Its things can be searched by no attribute any more')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-type;deprecate' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--undo', '--undo', [CompletionResultType]::ParameterName, 'Take it back')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-type;delete' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until AWS lets it go')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;thing-type;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a thing type; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a thing type')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the thing types')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change description, searchable attributes and tags of a thing type')
            [CompletionResult]::new('deprecate', 'deprecate', [CompletionResultType]::ParameterValue, 'Deprecate a thing type: no thing can get it any more')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Deprecate and delete a thing type; AWS deletes it five minutes after it was deprecated at the earliest')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;thing-type;help;create' {
            break
        }
        'iotctl;thing-type;help;show' {
            break
        }
        'iotctl;thing-type;help;list' {
            break
        }
        'iotctl;thing-type;help;update' {
            break
        }
        'iotctl;thing-type;help;deprecate' {
            break
        }
        'iotctl;thing-type;help;delete' {
            break
        }
        'iotctl;thing-type;help;help' {
            break
        }
        'iotctl;endpoint' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one endpoint, or all of them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all endpoints')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;endpoint;show' {
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'Which one; default: all')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;endpoint;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;endpoint;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one endpoint, or all of them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all endpoints')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;endpoint;help;show' {
            break
        }
        'iotctl;endpoint;help;list' {
            break
        }
        'iotctl;endpoint;help;help' {
            break
        }
        'iotctl;template' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a provisioning template; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a provisioning template')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the provisioning templates')
            [CompletionResult]::new('versions', 'versions', [CompletionResultType]::ParameterValue, 'List the versions of a provisioning template')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a provisioning template; another body is another version in force, for which the oldest of five makes room')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a provisioning template; one that is gone is no error')
            [CompletionResult]::new('claim', 'claim', [CompletionResultType]::ParameterValue, 'Get a claim certificate for a template, good for five minutes, as `claim.pem` and `claim.key`')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;template;create' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'JSON file with the template')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'JSON file with the template')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role that creates what the template names, by name or ARN: it trusts iot.amazonaws.com and has the managed policy `AWSIoTThingsRegistration`')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'What it is for')
            [CompletionResult]::new('--hook', '--hook', [CompletionResultType]::ParameterName, 'ARN of a Lambda function that is asked before a device is provisioned')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--disabled', '--disabled', [CompletionResultType]::ParameterName, 'Let no device provision by it yet')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;template;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;template;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;template;versions' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;template;update' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'JSON file with the template')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'JSON file with the template')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role that creates what the template names, by name or ARN')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--hook', '--hook', [CompletionResultType]::ParameterName, 'ARN of a Lambda function that is asked before a device is provisioned')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--enabled', '--enabled', [CompletionResultType]::ParameterName, 'Let devices provision by it')
            [CompletionResult]::new('--disabled', '--disabled', [CompletionResultType]::ParameterName, 'Let no device provision by it')
            [CompletionResult]::new('--no-hook', '--no-hook', [CompletionResultType]::ParameterName, 'Ask no function any more')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;template;delete' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--cascade', '--cascade', [CompletionResultType]::ParameterName, 'Delete its versions, too')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;template;claim' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Folder for certificate and key')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the claim that is there, key and all')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;template;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a provisioning template; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a provisioning template')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the provisioning templates')
            [CompletionResult]::new('versions', 'versions', [CompletionResultType]::ParameterValue, 'List the versions of a provisioning template')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a provisioning template; another body is another version in force, for which the oldest of five makes room')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a provisioning template; one that is gone is no error')
            [CompletionResult]::new('claim', 'claim', [CompletionResultType]::ParameterValue, 'Get a claim certificate for a template, good for five minutes, as `claim.pem` and `claim.key`')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;template;help;create' {
            break
        }
        'iotctl;template;help;show' {
            break
        }
        'iotctl;template;help;list' {
            break
        }
        'iotctl;template;help;versions' {
            break
        }
        'iotctl;template;help;update' {
            break
        }
        'iotctl;template;help;delete' {
            break
        }
        'iotctl;template;help;claim' {
            break
        }
        'iotctl;template;help;help' {
            break
        }
        'iotctl;policy' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a policy from a file or from topics; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a policy: its document, its versions, what it is attached to')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the policies')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Give a policy a new version with another document; of five versions, the oldest that is not in force goes')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a policy with all its versions')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach a policy to certificates, groups or identities; where it is attached already is no error')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach a policy from certificates, groups or identities; where it is not attached is no error')
            [CompletionResult]::new('versions', 'versions', [CompletionResultType]::ParameterValue, 'List the versions of a policy, newest first')
            [CompletionResult]::new('set-default', 'set-default', [CompletionResultType]::ParameterValue, 'Put a version of a policy in force')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;policy;create' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'JSON file with the document; ${account} and ${region} in it are filled in')
            [CompletionResult]::new('--publish', '--publish', [CompletionResultType]::ParameterName, 'Write a policy for devices that connect as their thing and publish on these topics: an MQTT filter in which ${thing} stands for the thing''s name; repeatable')
            [CompletionResult]::new('--subscribe', '--subscribe', [CompletionResultType]::ParameterName, 'Let them subscribe to these topics, in the same form; repeatable')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--retain', '--retain', [CompletionResultType]::ParameterName, 'Let them publish retained messages, too (iot:RetainPublish)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;policy;show' {
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Show the document of this version')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'iotctl;policy;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;policy;update' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'JSON file with the document; ${account} and ${region} in it are filled in')
            [CompletionResult]::new('--publish', '--publish', [CompletionResultType]::ParameterName, 'Write a policy for devices that connect as their thing and publish on these topics: an MQTT filter in which ${thing} stands for the thing''s name; repeatable')
            [CompletionResult]::new('--subscribe', '--subscribe', [CompletionResultType]::ParameterName, 'Let them subscribe to these topics, in the same form; repeatable')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--retain', '--retain', [CompletionResultType]::ParameterName, 'Let them publish retained messages, too (iot:RetainPublish)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;policy;delete' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--cascade', '--cascade', [CompletionResultType]::ParameterName, 'Detach it first from everything it is attached to')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;policy;attach' {
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'The certificates of this thing; repeatable')
            [CompletionResult]::new('--cert', '--cert', [CompletionResultType]::ParameterName, 'Certificate, by id or ARN; repeatable')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Thing group; repeatable')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Identity of a Cognito identity pool; repeatable')
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'ARN of a certificate or thing group; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;policy;detach' {
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'The certificates of this thing; repeatable')
            [CompletionResult]::new('--cert', '--cert', [CompletionResultType]::ParameterName, 'Certificate, by id or ARN; repeatable')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Thing group; repeatable')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Identity of a Cognito identity pool; repeatable')
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'ARN of a certificate or thing group; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;policy;versions' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;policy;set-default' {
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Number of the version')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'iotctl;policy;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a policy from a file or from topics; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a policy: its document, its versions, what it is attached to')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the policies')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Give a policy a new version with another document; of five versions, the oldest that is not in force goes')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a policy with all its versions')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach a policy to certificates, groups or identities; where it is attached already is no error')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach a policy from certificates, groups or identities; where it is not attached is no error')
            [CompletionResult]::new('versions', 'versions', [CompletionResultType]::ParameterValue, 'List the versions of a policy, newest first')
            [CompletionResult]::new('set-default', 'set-default', [CompletionResultType]::ParameterValue, 'Put a version of a policy in force')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;policy;help;create' {
            break
        }
        'iotctl;policy;help;show' {
            break
        }
        'iotctl;policy;help;list' {
            break
        }
        'iotctl;policy;help;update' {
            break
        }
        'iotctl;policy;help;delete' {
            break
        }
        'iotctl;policy;help;attach' {
            break
        }
        'iotctl;policy;help;detach' {
            break
        }
        'iotctl;policy;help;versions' {
            break
        }
        'iotctl;policy;help;set-default' {
            break
        }
        'iotctl;policy;help;help' {
            break
        }
        'iotctl;role' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a role with its policies; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a role: who may assume it, what it may do')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the roles and whom they trust')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change who may assume a role, its policies and settings; what is not named stays')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a role')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;role;create' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'What the role is for, which decides who may assume it')
            [CompletionResult]::new('--trust-file', '--trust-file', [CompletionResultType]::ParameterName, 'JSON file with the trust policy, in the place of --for')
            [CompletionResult]::new('--path', '--path', [CompletionResultType]::ParameterName, 'Path, such as /iot/devices/')
            [CompletionResult]::new('--identity-pool', '--identity-pool', [CompletionResultType]::ParameterName, 'Identity pool, for cognito-auth and cognito-unauth')
            [CompletionResult]::new('--policy-file', '--policy-file', [CompletionResultType]::ParameterName, 'JSON file with a policy for the role, which is named after the file; ${account} and ${region} in it are filled in; repeatable')
            [CompletionResult]::new('--managed-policy', '--managed-policy', [CompletionResultType]::ParameterName, 'Managed policy, AWS''s or the account''s own, by name or ARN; repeatable')
            [CompletionResult]::new('--max-session', '--max-session', [CompletionResultType]::ParameterName, 'Longest session: 1h to 12h')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;role;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;role;list' {
            [CompletionResult]::new('--path', '--path', [CompletionResultType]::ParameterName, 'Only those whose path begins like this')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;role;update' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'What the role is for from now on, which decides who may assume it')
            [CompletionResult]::new('--trust-file', '--trust-file', [CompletionResultType]::ParameterName, 'JSON file with the trust policy, in the place of --for')
            [CompletionResult]::new('--identity-pool', '--identity-pool', [CompletionResultType]::ParameterName, 'Identity pool, for cognito-auth and cognito-unauth')
            [CompletionResult]::new('--policy-file', '--policy-file', [CompletionResultType]::ParameterName, 'JSON file with a policy for the role, which is named after the file; ${account} and ${region} in it are filled in; repeatable')
            [CompletionResult]::new('--managed-policy', '--managed-policy', [CompletionResultType]::ParameterName, 'Managed policy, AWS''s or the account''s own, by name or ARN; repeatable')
            [CompletionResult]::new('--max-session', '--max-session', [CompletionResultType]::ParameterName, 'Longest session: 1h to 12h')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--remove-policy', '--remove-policy', [CompletionResultType]::ParameterName, 'Delete this inline policy; repeatable')
            [CompletionResult]::new('--remove-managed-policy', '--remove-managed-policy', [CompletionResultType]::ParameterName, 'Detach this managed policy, by name or ARN; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;role;delete' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--cascade', '--cascade', [CompletionResultType]::ParameterName, 'Delete its inline policies and detach its managed ones first')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;role;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a role with its policies; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a role: who may assume it, what it may do')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the roles and whom they trust')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change who may assume a role, its policies and settings; what is not named stays')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a role')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;role;help;create' {
            break
        }
        'iotctl;role;help;show' {
            break
        }
        'iotctl;role;help;list' {
            break
        }
        'iotctl;role;help;update' {
            break
        }
        'iotctl;role;help;delete' {
            break
        }
        'iotctl;role;help;help' {
            break
        }
        'iotctl;role-alias' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a role alias; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a role alias')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the role aliases')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change the role or the lifetime of credentials of a role alias; what is not named stays')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a role alias')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;role-alias;create' {
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role, by name or ARN')
            [CompletionResult]::new('--duration', '--duration', [CompletionResultType]::ParameterName, 'How long credentials live: 15m to 12h, at most as long as the role''s sessions [default: 1h]')
            [CompletionResult]::new('--allow-policy', '--allow-policy', [CompletionResultType]::ParameterName, 'Also make the IoT policy that lets certificates use the alias, by default named after it: ALIAS-assume')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;role-alias;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;role-alias;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;role-alias;update' {
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role, by name or ARN')
            [CompletionResult]::new('--duration', '--duration', [CompletionResultType]::ParameterName, 'How long credentials live: 15m to 12h, at most as long as the role''s sessions [default: 1h]')
            [CompletionResult]::new('--allow-policy', '--allow-policy', [CompletionResultType]::ParameterName, 'Also make the IoT policy that lets certificates use the alias, by default named after it: ALIAS-assume')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;role-alias;delete' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--cascade', '--cascade', [CompletionResultType]::ParameterName, 'Delete the policy ALIAS-assume of --allow-policy, too, wherever it is attached')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;role-alias;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a role alias; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a role alias')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the role aliases')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change the role or the lifetime of credentials of a role alias; what is not named stays')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a role alias')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;role-alias;help;create' {
            break
        }
        'iotctl;role-alias;help;show' {
            break
        }
        'iotctl;role-alias;help;list' {
            break
        }
        'iotctl;role-alias;help;update' {
            break
        }
        'iotctl;role-alias;help;delete' {
            break
        }
        'iotctl;role-alias;help;help' {
            break
        }
        'iotctl;cert' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a key and its certificate, for a thing or for a folder; what is there already is used, and a key never replaced')
            [CompletionResult]::new('register', 'register', [CompletionResultType]::ParameterValue, 'Register a certificate that was signed elsewhere')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a registered certificate and what it is attached to')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the registered certificates')
            [CompletionResult]::new('activate', 'activate', [CompletionResultType]::ParameterValue, 'Let clients connect with a certificate')
            [CompletionResult]::new('deactivate', 'deactivate', [CompletionResultType]::ParameterValue, 'Let no client connect with a certificate, until it is activated again')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Let no client connect with a certificate whose key cannot be trusted any more')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach a certificate to things, or policies to it')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach a certificate from things, or policies from it')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Deactivate and delete a certificate')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Exchange a device''s key and certificate, or go on with that: issue, attach, hand over to the device''s folder, and retire the old ones when the device was seen on the new certificate')
            [CompletionResult]::new('needs-renewal', 'needs-renewal', [CompletionResultType]::ParameterValue, 'Tell which certificates end soon; exit code 0: none, 10: some')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show what is in a certificate file, whether the key beside it belongs to it, and what AWS IoT would not take of it; exit code 10 if it would not, or if the key is another''s')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;cert;create' {
            [CompletionResult]::new('--ca', '--ca', [CompletionResultType]::ParameterName, 'Let this CA of this machine sign, in place of AWS; it must be registered')
            [CompletionResult]::new('--ca-dir', '--ca-dir', [CompletionResultType]::ParameterName, 'Folder that holds the folders of CAs')
            [CompletionResult]::new('--days', '--days', [CompletionResultType]::ParameterName, 'Days that a certificate signed by --ca is valid; those by AWS end in 2049')
            [CompletionResult]::new('--key-type', '--key-type', [CompletionResultType]::ParameterName, 'Kind of the key: p256 (the default), p384, rsa2048, rsa4096')
            [CompletionResult]::new('--key-source', '--key-source', [CompletionResultType]::ParameterName, 'Who makes the key')
            [CompletionResult]::new('--csr', '--csr', [CompletionResultType]::ParameterName, 'Make a certificate for this certificate signing request; its key stays where it is')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'Policy to attach; repeatable')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Folder for key and certificate; default: the thing''s device folder')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;register' {
            [CompletionResult]::new('--ca', '--ca', [CompletionResultType]::ParameterName, 'The CA of this machine that signed it; needed only where several registered CAs have its subject')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'The same by the file of the CA''s certificate')
            [CompletionResult]::new('--ca-dir', '--ca-dir', [CompletionResultType]::ParameterName, 'Folder that holds the folders of CAs')
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'Thing to attach it to; repeatable')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'Policy to attach; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--without-ca', '--without-ca', [CompletionResultType]::ParameterName, 'Register it although its CA is not; devices must send the server name')
            [CompletionResult]::new('--inactive', '--inactive', [CompletionResultType]::ParameterName, 'Register it inactive')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;list' {
            [CompletionResult]::new('--ca', '--ca', [CompletionResultType]::ParameterName, 'Signed by this registered CA: name on this machine, id, ARN or file')
            [CompletionResult]::new('--ca-dir', '--ca-dir', [CompletionResultType]::ParameterName, 'Folder that holds the folders of CAs')
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'Attached to this thing')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'With this policy attached')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Of this status, such as active or inactive')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;activate' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;deactivate' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;revoke' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;attach' {
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'Thing; repeatable')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'Policy; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;detach' {
            [CompletionResult]::new('--thing', '--thing', [CompletionResultType]::ParameterName, 'Thing; repeatable')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'Policy; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;delete' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--cascade', '--cascade', [CompletionResultType]::ParameterName, 'Detach it from things and policies first, and wait until AWS has done so')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;rotate' {
            [CompletionResult]::new('--ca', '--ca', [CompletionResultType]::ParameterName, 'Let this CA of this machine sign, in place of AWS; it must be registered')
            [CompletionResult]::new('--ca-dir', '--ca-dir', [CompletionResultType]::ParameterName, 'Folder that holds the folders of CAs')
            [CompletionResult]::new('--days', '--days', [CompletionResultType]::ParameterName, 'Days that a certificate signed by --ca is valid; those by AWS end in 2049')
            [CompletionResult]::new('--key-type', '--key-type', [CompletionResultType]::ParameterName, 'Kind of the new key: p256, p384, rsa2048, rsa4096')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'Policy of the new certificate, in place of those of the old; repeatable')
            [CompletionResult]::new('--observer', '--observer', [CompletionResultType]::ParameterName, 'A device whose policy allows to subscribe to $aws/events/presence/connected/#: its folder is used to watch')
            [CompletionResult]::new('--grace', '--grace', [CompletionResultType]::ParameterName, 'Retire the old certificate so long after the hand-over, such as 7d, whether the device was seen or not')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the device is seen on the new certificate, for as long as --timeout allows, then retire the old one. Without --observer the old certificate is made inactive for up to two minutes once the device is connected, and active again unless the device comes back')
            [CompletionResult]::new('--retire-now', '--retire-now', [CompletionResultType]::ParameterName, 'Retire the old certificate at once')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;needs-renewal' {
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'What is soon')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All registered certificates that clients can connect with')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;inspect' {
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'Its key; default: the file of the same name ending in .key, or private.key beside it')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;cert;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a key and its certificate, for a thing or for a folder; what is there already is used, and a key never replaced')
            [CompletionResult]::new('register', 'register', [CompletionResultType]::ParameterValue, 'Register a certificate that was signed elsewhere')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a registered certificate and what it is attached to')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the registered certificates')
            [CompletionResult]::new('activate', 'activate', [CompletionResultType]::ParameterValue, 'Let clients connect with a certificate')
            [CompletionResult]::new('deactivate', 'deactivate', [CompletionResultType]::ParameterValue, 'Let no client connect with a certificate, until it is activated again')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Let no client connect with a certificate whose key cannot be trusted any more')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach a certificate to things, or policies to it')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach a certificate from things, or policies from it')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Deactivate and delete a certificate')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Exchange a device''s key and certificate, or go on with that: issue, attach, hand over to the device''s folder, and retire the old ones when the device was seen on the new certificate')
            [CompletionResult]::new('needs-renewal', 'needs-renewal', [CompletionResultType]::ParameterValue, 'Tell which certificates end soon; exit code 0: none, 10: some')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show what is in a certificate file, whether the key beside it belongs to it, and what AWS IoT would not take of it; exit code 10 if it would not, or if the key is another''s')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;cert;help;create' {
            break
        }
        'iotctl;cert;help;register' {
            break
        }
        'iotctl;cert;help;show' {
            break
        }
        'iotctl;cert;help;list' {
            break
        }
        'iotctl;cert;help;activate' {
            break
        }
        'iotctl;cert;help;deactivate' {
            break
        }
        'iotctl;cert;help;revoke' {
            break
        }
        'iotctl;cert;help;attach' {
            break
        }
        'iotctl;cert;help;detach' {
            break
        }
        'iotctl;cert;help;delete' {
            break
        }
        'iotctl;cert;help;rotate' {
            break
        }
        'iotctl;cert;help;needs-renewal' {
            break
        }
        'iotctl;cert;help;inspect' {
            break
        }
        'iotctl;cert;help;help' {
            break
        }
        'iotctl;ca' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a CA on this machine: its key, which stays here, and its certificate')
            [CompletionResult]::new('register', 'register', [CompletionResultType]::ParameterValue, 'Register a CA with AWS IoT, so that certificates it signs can be registered')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a registered CA')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the registered CAs, with the names they have on this machine')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a registered CA')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Deactivate and delete the registration of a CA; its files stay, and so do the certificates it signed')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;ca;create' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The same as an option')
            [CompletionResult]::new('--key-type', '--key-type', [CompletionResultType]::ParameterName, 'Kind of its key: p256 (the default), p384, rsa2048, rsa4096')
            [CompletionResult]::new('--subject', '--subject', [CompletionResultType]::ParameterName, 'Subject of its certificate, such as CN=Plant 1,O=Acme,C=DE; default: CN=NAME')
            [CompletionResult]::new('--common-name', '--common-name', [CompletionResultType]::ParameterName, 'Subject of its certificate, such as CN=Plant 1,O=Acme,C=DE; default: CN=NAME')
            [CompletionResult]::new('--days', '--days', [CompletionResultType]::ParameterName, 'Days that its certificate is valid; default: 3650')
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Folder that holds the folders of CAs')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;ca;register' {
            [CompletionResult]::new('--mode', '--mode', [CompletionResultType]::ParameterName, 'Who may register it: `default` proves that you have its key (made for you), one account of a Region; `sni-only` any account, and devices must send the server name')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The key of a CA given as a file, for the proof')
            [CompletionResult]::new('--verification-cert', '--verification-cert', [CompletionResultType]::ParameterName, 'A certificate signed by that CA whose common name is the registration code, in place of --key')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Provisioning template (of type JITP) that is run then')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Folder that holds the folders of CAs')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--auto-registration', '--auto-registration', [CompletionResultType]::ParameterName, 'Register devices as they first connect')
            [CompletionResult]::new('--inactive', '--inactive', [CompletionResultType]::ParameterName, 'Register it inactive')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;ca;show' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Folder that holds the folders of CAs')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;ca;list' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Folder that holds the folders of CAs')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;ca;update' {
            [CompletionResult]::new('--auto-registration', '--auto-registration', [CompletionResultType]::ParameterName, 'Whether devices are registered as they first connect')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Provisioning template (of type JITP) that is run then')
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Folder that holds the folders of CAs')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--active', '--active', [CompletionResultType]::ParameterName, 'Let its certificates be registered')
            [CompletionResult]::new('--inactive', '--inactive', [CompletionResultType]::ParameterName, 'Let no more of its certificates be registered; those that are stay as they are')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;ca;delete' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Folder that holds the folders of CAs')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--cascade', '--cascade', [CompletionResultType]::ParameterName, 'Detach, deactivate and delete the certificates it signed, too')
            [CompletionResult]::new('--files', '--files', [CompletionResultType]::ParameterName, 'Remove its key and certificate from this machine, too; asks first')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;ca;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a CA on this machine: its key, which stays here, and its certificate')
            [CompletionResult]::new('register', 'register', [CompletionResultType]::ParameterValue, 'Register a CA with AWS IoT, so that certificates it signs can be registered')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a registered CA')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the registered CAs, with the names they have on this machine')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a registered CA')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Deactivate and delete the registration of a CA; its files stay, and so do the certificates it signed')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;ca;help;create' {
            break
        }
        'iotctl;ca;help;register' {
            break
        }
        'iotctl;ca;help;show' {
            break
        }
        'iotctl;ca;help;list' {
            break
        }
        'iotctl;ca;help;update' {
            break
        }
        'iotctl;ca;help;delete' {
            break
        }
        'iotctl;ca;help;help' {
            break
        }
        'iotctl;identity-pool' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create an identity pool; one of that name that is there as wanted is no error, and no second one is made')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an identity pool and its roles')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the identity pools')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change an identity pool; what is not named stays as it is')
            [CompletionResult]::new('set-roles', 'set-roles', [CompletionResultType]::ParameterValue, 'Set the roles of an identity pool; one that is not named stays')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete an identity pool with its identities')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;identity-pool;create' {
            [CompletionResult]::new('--login', '--login', [CompletionResultType]::ParameterName, 'Where users log in: a user pool or social provider with its client, or the ARN of a provider in IAM; repeatable')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role of authenticated or unauthenticated identities, by name or ARN; repeatable')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable. Among several pools of the name, the one with these tags is meant')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--unauthenticated', '--unauthenticated', [CompletionResultType]::ParameterName, 'Give an identity to guests, who have no login')
            [CompletionResult]::new('--classic', '--classic', [CompletionResultType]::ParameterName, 'Allow the basic (classic) flow')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;identity-pool;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;identity-pool;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;identity-pool;update' {
            [CompletionResult]::new('--rename', '--rename', [CompletionResultType]::ParameterName, 'Give it another name')
            [CompletionResult]::new('--login', '--login', [CompletionResultType]::ParameterName, 'Login to add, or whose client to change: as with `create`; repeatable')
            [CompletionResult]::new('--remove-login', '--remove-login', [CompletionResultType]::ParameterName, 'Provider to remove, without its client; repeatable')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role of authenticated or unauthenticated identities, by name or ARN; repeatable')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag to set; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--unauthenticated', '--unauthenticated', [CompletionResultType]::ParameterName, 'Give an identity to guests, who have no login')
            [CompletionResult]::new('--no-unauthenticated', '--no-unauthenticated', [CompletionResultType]::ParameterName, 'Give no identity to guests')
            [CompletionResult]::new('--classic', '--classic', [CompletionResultType]::ParameterName, 'Allow the basic (classic) flow')
            [CompletionResult]::new('--no-classic', '--no-classic', [CompletionResultType]::ParameterName, 'Forbid the basic (classic) flow')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;identity-pool;set-roles' {
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role of authenticated or unauthenticated identities, by name or ARN; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;identity-pool;delete' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;identity-pool;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create an identity pool; one of that name that is there as wanted is no error, and no second one is made')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an identity pool and its roles')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the identity pools')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change an identity pool; what is not named stays as it is')
            [CompletionResult]::new('set-roles', 'set-roles', [CompletionResultType]::ParameterValue, 'Set the roles of an identity pool; one that is not named stays')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete an identity pool with its identities')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;identity-pool;help;create' {
            break
        }
        'iotctl;identity-pool;help;show' {
            break
        }
        'iotctl;identity-pool;help;list' {
            break
        }
        'iotctl;identity-pool;help;update' {
            break
        }
        'iotctl;identity-pool;help;set-roles' {
            break
        }
        'iotctl;identity-pool;help;delete' {
            break
        }
        'iotctl;identity-pool;help;help' {
            break
        }
        'iotctl;authorizer' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a custom authorizer and let AWS IoT invoke its function; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a custom authorizer')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the custom authorizers')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a custom authorizer; what is not named stays as it is')
            [CompletionResult]::new('set-default', 'set-default', [CompletionResultType]::ParameterValue, 'Make a custom authorizer the account''s default one')
            [CompletionResult]::new('clear-default', 'clear-default', [CompletionResultType]::ParameterValue, 'Have no default authorizer any more')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Make a custom authorizer INACTIVE and delete it, with AWS IoT''s permission to invoke its function')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;authorizer;create' {
            [CompletionResult]::new('--function', '--function', [CompletionResultType]::ParameterName, 'Lambda function that decides, by name or ARN')
            [CompletionResult]::new('--token-key-name', '--token-key-name', [CompletionResultType]::ParameterName, 'Header or query parameter that carries the token')
            [CompletionResult]::new('--public-key', '--public-key', [CompletionResultType]::ParameterName, 'RSA public key that verifies the token''s signature; repeatable')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--signing-disabled', '--signing-disabled', [CompletionResultType]::ParameterName, 'Take tokens without a signature; cannot be changed later')
            [CompletionResult]::new('--inactive', '--inactive', [CompletionResultType]::ParameterName, 'Create it INACTIVE')
            [CompletionResult]::new('--enable-caching-for-http', '--enable-caching-for-http', [CompletionResultType]::ParameterName, 'Reuse the function''s answer on one HTTP connection')
            [CompletionResult]::new('--default', '--default', [CompletionResultType]::ParameterName, 'Make it the account''s default authorizer')
            [CompletionResult]::new('--no-permission', '--no-permission', [CompletionResultType]::ParameterName, 'Do not let AWS IoT invoke the function: that is done elsewhere')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;authorizer;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;authorizer;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;authorizer;update' {
            [CompletionResult]::new('--function', '--function', [CompletionResultType]::ParameterName, 'Another Lambda function, by name or ARN')
            [CompletionResult]::new('--token-key-name', '--token-key-name', [CompletionResultType]::ParameterName, 'Another header or query parameter that carries the token')
            [CompletionResult]::new('--public-key', '--public-key', [CompletionResultType]::ParameterName, 'RSA public key to add or exchange; repeatable')
            [CompletionResult]::new('--remove-public-key', '--remove-public-key', [CompletionResultType]::ParameterName, 'Public key to remove; repeatable')
            [CompletionResult]::new('--enable-caching-for-http', '--enable-caching-for-http', [CompletionResultType]::ParameterName, 'Whether the function''s answer is reused on one HTTP connection')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag to set; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--active', '--active', [CompletionResultType]::ParameterName, 'Make it ACTIVE')
            [CompletionResult]::new('--inactive', '--inactive', [CompletionResultType]::ParameterName, 'Make it INACTIVE')
            [CompletionResult]::new('--no-permission', '--no-permission', [CompletionResultType]::ParameterName, 'Do not let AWS IoT invoke the other function: that is done elsewhere')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;authorizer;set-default' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;authorizer;clear-default' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;authorizer;delete' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--cascade', '--cascade', [CompletionResultType]::ParameterName, 'Delete it even if it is the account''s default one')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;authorizer;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a custom authorizer and let AWS IoT invoke its function; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a custom authorizer')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the custom authorizers')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a custom authorizer; what is not named stays as it is')
            [CompletionResult]::new('set-default', 'set-default', [CompletionResultType]::ParameterValue, 'Make a custom authorizer the account''s default one')
            [CompletionResult]::new('clear-default', 'clear-default', [CompletionResultType]::ParameterValue, 'Have no default authorizer any more')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Make a custom authorizer INACTIVE and delete it, with AWS IoT''s permission to invoke its function')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;authorizer;help;create' {
            break
        }
        'iotctl;authorizer;help;show' {
            break
        }
        'iotctl;authorizer;help;list' {
            break
        }
        'iotctl;authorizer;help;update' {
            break
        }
        'iotctl;authorizer;help;set-default' {
            break
        }
        'iotctl;authorizer;help;clear-default' {
            break
        }
        'iotctl;authorizer;help;delete' {
            break
        }
        'iotctl;authorizer;help;help' {
            break
        }
        'iotctl;rule' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a topic rule; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a topic rule')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the topic rules')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a topic rule; what is not named stays as it is, and actions that are named take the place of all it had')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Enable a topic rule: messages reach it again')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Disable a topic rule: messages pass it by')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a topic rule, with AWS IoT''s permission to invoke its functions')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;rule;create' {
            [CompletionResult]::new('--sql', '--sql', [CompletionResultType]::ParameterName, 'Statement: SELECT … FROM ''topic/filter'' [WHERE …]')
            [CompletionResult]::new('--sql-version', '--sql-version', [CompletionResultType]::ParameterName, 'Version of the SQL engine; default: 2016-03-23')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Description')
            [CompletionResult]::new('--republish', '--republish', [CompletionResultType]::ParameterName, 'Publish the result to this topic; may hold substitution templates such as `${topic(2)}`; repeatable')
            [CompletionResult]::new('--qos', '--qos', [CompletionResultType]::ParameterName, 'Quality of service of --republish and --error-republish')
            [CompletionResult]::new('--lambda', '--lambda', [CompletionResultType]::ParameterName, 'Invoke this Lambda function, by name or ARN, and let AWS IoT do so; repeatable')
            [CompletionResult]::new('--dynamodb', '--dynamodb', [CompletionResultType]::ParameterName, 'Write the result as one value into this DynamoDB table, at --hash-key; repeatable')
            [CompletionResult]::new('--hash-key', '--hash-key', [CompletionResultType]::ParameterName, 'Partition key of --dynamodb, such as ''device=${topic(2)}''')
            [CompletionResult]::new('--range-key', '--range-key', [CompletionResultType]::ParameterName, 'Sort key of --dynamodb, such as ''time=${timestamp()}''')
            [CompletionResult]::new('--dynamodbv2', '--dynamodbv2', [CompletionResultType]::ParameterName, 'Write each member of the result into a column of this DynamoDB table; repeatable')
            [CompletionResult]::new('--sns', '--sns', [CompletionResultType]::ParameterName, 'Send to this SNS topic; repeatable')
            [CompletionResult]::new('--sqs', '--sqs', [CompletionResultType]::ParameterName, 'Send to this SQS queue; repeatable')
            [CompletionResult]::new('--s3', '--s3', [CompletionResultType]::ParameterName, 'Write an object into this S3 bucket; repeatable')
            [CompletionResult]::new('--kinesis', '--kinesis', [CompletionResultType]::ParameterName, 'Write to this Kinesis data stream; repeatable')
            [CompletionResult]::new('--cloudwatch-logs', '--cloudwatch-logs', [CompletionResultType]::ParameterName, 'Write to this CloudWatch log group; repeatable')
            [CompletionResult]::new('--http', '--http', [CompletionResultType]::ParameterName, 'Send to this confirmed HTTPS endpoint; repeatable')
            [CompletionResult]::new('--action-file', '--action-file', [CompletionResultType]::ParameterName, 'Any action as JSON, or a list of them; roles and functions in it may be names; repeatable')
            [CompletionResult]::new('--error-republish', '--error-republish', [CompletionResultType]::ParameterName, 'Publish to this topic when an action fails')
            [CompletionResult]::new('--error-action-file', '--error-action-file', [CompletionResultType]::ParameterName, 'What is done when an action fails, as JSON')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role that AWS IoT assumes for the actions, by name or ARN')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--disabled', '--disabled', [CompletionResultType]::ParameterName, 'Create it disabled')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;rule;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;rule;list' {
            [CompletionResult]::new('--topic', '--topic', [CompletionResultType]::ParameterName, 'Only those that read from exactly this topic filter')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;rule;update' {
            [CompletionResult]::new('--sql', '--sql', [CompletionResultType]::ParameterName, 'Another statement')
            [CompletionResult]::new('--sql-version', '--sql-version', [CompletionResultType]::ParameterName, 'Another version of the SQL engine')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'Another description; an empty one takes it away')
            [CompletionResult]::new('--republish', '--republish', [CompletionResultType]::ParameterName, 'Publish the result to this topic; may hold substitution templates such as `${topic(2)}`; repeatable')
            [CompletionResult]::new('--qos', '--qos', [CompletionResultType]::ParameterName, 'Quality of service of --republish and --error-republish')
            [CompletionResult]::new('--lambda', '--lambda', [CompletionResultType]::ParameterName, 'Invoke this Lambda function, by name or ARN, and let AWS IoT do so; repeatable')
            [CompletionResult]::new('--dynamodb', '--dynamodb', [CompletionResultType]::ParameterName, 'Write the result as one value into this DynamoDB table, at --hash-key; repeatable')
            [CompletionResult]::new('--hash-key', '--hash-key', [CompletionResultType]::ParameterName, 'Partition key of --dynamodb, such as ''device=${topic(2)}''')
            [CompletionResult]::new('--range-key', '--range-key', [CompletionResultType]::ParameterName, 'Sort key of --dynamodb, such as ''time=${timestamp()}''')
            [CompletionResult]::new('--dynamodbv2', '--dynamodbv2', [CompletionResultType]::ParameterName, 'Write each member of the result into a column of this DynamoDB table; repeatable')
            [CompletionResult]::new('--sns', '--sns', [CompletionResultType]::ParameterName, 'Send to this SNS topic; repeatable')
            [CompletionResult]::new('--sqs', '--sqs', [CompletionResultType]::ParameterName, 'Send to this SQS queue; repeatable')
            [CompletionResult]::new('--s3', '--s3', [CompletionResultType]::ParameterName, 'Write an object into this S3 bucket; repeatable')
            [CompletionResult]::new('--kinesis', '--kinesis', [CompletionResultType]::ParameterName, 'Write to this Kinesis data stream; repeatable')
            [CompletionResult]::new('--cloudwatch-logs', '--cloudwatch-logs', [CompletionResultType]::ParameterName, 'Write to this CloudWatch log group; repeatable')
            [CompletionResult]::new('--http', '--http', [CompletionResultType]::ParameterName, 'Send to this confirmed HTTPS endpoint; repeatable')
            [CompletionResult]::new('--action-file', '--action-file', [CompletionResultType]::ParameterName, 'Any action as JSON, or a list of them; roles and functions in it may be names; repeatable')
            [CompletionResult]::new('--error-republish', '--error-republish', [CompletionResultType]::ParameterName, 'Publish to this topic when an action fails')
            [CompletionResult]::new('--error-action-file', '--error-action-file', [CompletionResultType]::ParameterName, 'What is done when an action fails, as JSON')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role that AWS IoT assumes for the actions, by name or ARN')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag to set; repeatable')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--no-error-action', '--no-error-action', [CompletionResultType]::ParameterName, 'Do nothing any more when an action fails')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;rule;enable' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;rule;disable' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;rule;delete' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders; with a deployment also the CSV or JSON Lines file that lists a fleet, as FILE or NAME=FILE for [device.NAME]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say each AWS call on stderr; -vv how long it took and its request id, -vvv how long it waited for AWS''s rate, too')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'iotctl;rule;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a topic rule; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a topic rule')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the topic rules')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a topic rule; what is not named stays as it is, and actions that are named take the place of all it had')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Enable a topic rule: messages reach it again')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Disable a topic rule: messages pass it by')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a topic rule, with AWS IoT''s permission to invoke its functions')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;rule;help;create' {
            break
        }
        'iotctl;rule;help;show' {
            break
        }
        'iotctl;rule;help;list' {
            break
        }
        'iotctl;rule;help;update' {
            break
        }
        'iotctl;rule;help;enable' {
            break
        }
        'iotctl;rule;help;disable' {
            break
        }
        'iotctl;rule;help;delete' {
            break
        }
        'iotctl;rule;help;help' {
            break
        }
        'iotctl;help' {
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Make things with key, certificate and policy, and the folder each device starts from')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Say what `provision -f` would change: + create, ~ change, - delete, = unchanged')
            [CompletionResult]::new('destroy', 'destroy', [CompletionResultType]::ParameterValue, 'Take down what a deployment made, in the order that AWS needs')
            [CompletionResult]::new('pub', 'pub', [CompletionResultType]::ParameterValue, 'Publish messages on a topic')
            [CompletionResult]::new('sub', 'sub', [CompletionResultType]::ParameterValue, 'Print the messages on topics')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run an AWS IoT Core on this machine, with policies really enforced')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('firmware', 'firmware', [CompletionResultType]::ParameterValue, 'Make what an ESP32 is flashed with: the sketch, its secrets, NVS images')
            [CompletionResult]::new('thing', 'thing', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete things; attach principals to them')
            [CompletionResult]::new('thing-group', 'thing-group', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete thing groups; put things into them')
            [CompletionResult]::new('thing-type', 'thing-type', [CompletionResultType]::ParameterValue, 'Create, show, list, update, deprecate and delete thing types')
            [CompletionResult]::new('endpoint', 'endpoint', [CompletionResultType]::ParameterValue, 'Show the endpoints of the account and Region')
            [CompletionResult]::new('template', 'template', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete provisioning templates, and claim certificates for them')
            [CompletionResult]::new('policy', 'policy', [CompletionResultType]::ParameterValue, 'Create, show, list, update, attach, detach and delete policies of devices')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete IAM roles')
            [CompletionResult]::new('role-alias', 'role-alias', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete role aliases')
            [CompletionResult]::new('cert', 'cert', [CompletionResultType]::ParameterValue, 'Create, register, show, attach, exchange, inspect and delete certificates')
            [CompletionResult]::new('ca', 'ca', [CompletionResultType]::ParameterValue, 'Create, register, show, list, update and delete certificate authorities (CAs)')
            [CompletionResult]::new('identity-pool', 'identity-pool', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete Cognito identity pools, and set their roles')
            [CompletionResult]::new('authorizer', 'authorizer', [CompletionResultType]::ParameterValue, 'Create, show, list, update and delete custom authorizers, and choose the default one')
            [CompletionResult]::new('rule', 'rule', [CompletionResultType]::ParameterValue, 'Create, show, list, update, enable, disable and delete topic rules')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;help;provision' {
            [CompletionResult]::new('claim', 'claim', [CompletionResultType]::ParameterValue, 'Provision this device by a claim certificate, as fleet provisioning has it, and tell each step')
            break
        }
        'iotctl;help;provision;claim' {
            break
        }
        'iotctl;help;plan' {
            break
        }
        'iotctl;help;destroy' {
            break
        }
        'iotctl;help;pub' {
            break
        }
        'iotctl;help;sub' {
            break
        }
        'iotctl;help;sandbox' {
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Run a sandbox until interrupted or stopped')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop the running sandbox; its state stays in its folder')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where the running sandbox listens and what it holds')
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Print what points the AWS CLI, SDKs and iotctl at the sandbox')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show what the sandbox refused, and why')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Empty the running sandbox: no thing, certificate, policy or message remains')
            break
        }
        'iotctl;help;sandbox;start' {
            break
        }
        'iotctl;help;sandbox;stop' {
            break
        }
        'iotctl;help;sandbox;status' {
            break
        }
        'iotctl;help;sandbox;env' {
            break
        }
        'iotctl;help;sandbox;log' {
            break
        }
        'iotctl;help;sandbox;reset' {
            break
        }
        'iotctl;help;completions' {
            break
        }
        'iotctl;help;firmware' {
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make a project from the template; it builds as it stands')
            [CompletionResult]::new('secrets', 'secrets', [CompletionResultType]::ParameterValue, 'Write secrets.h of a device into a project')
            [CompletionResult]::new('nvs', 'nvs', [CompletionResultType]::ParameterValue, 'Write NVS images, from which one build of the sketch serves a whole fleet')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Read NVS images back and refuse every one that is damaged')
            break
        }
        'iotctl;help;firmware;new' {
            break
        }
        'iotctl;help;firmware;secrets' {
            break
        }
        'iotctl;help;firmware;nvs' {
            break
        }
        'iotctl;help;firmware;verify' {
            break
        }
        'iotctl;help;thing' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a thing; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a thing with its groups and principals')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List things')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change type and attributes of a thing')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a thing; one that is gone is no error')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach a principal to a thing; one that is attached is no error')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach a principal from a thing; one that is not attached is no error')
            break
        }
        'iotctl;help;thing;create' {
            break
        }
        'iotctl;help;thing;show' {
            break
        }
        'iotctl;help;thing;list' {
            break
        }
        'iotctl;help;thing;update' {
            break
        }
        'iotctl;help;thing;delete' {
            break
        }
        'iotctl;help;thing;attach' {
            break
        }
        'iotctl;help;thing;detach' {
            break
        }
        'iotctl;help;thing-group' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a thing group; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a thing group with the groups in it and its policies')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List thing groups')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change description, attributes and tags of a thing group')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a thing group; one that is gone is no error')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Put things into a thing group; those that are in it are left alone')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Take things out of a thing group; those that are not in it are left alone')
            break
        }
        'iotctl;help;thing-group;create' {
            break
        }
        'iotctl;help;thing-group;show' {
            break
        }
        'iotctl;help;thing-group;list' {
            break
        }
        'iotctl;help;thing-group;update' {
            break
        }
        'iotctl;help;thing-group;delete' {
            break
        }
        'iotctl;help;thing-group;attach' {
            break
        }
        'iotctl;help;thing-group;detach' {
            break
        }
        'iotctl;help;thing-type' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a thing type; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a thing type')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the thing types')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change description, searchable attributes and tags of a thing type')
            [CompletionResult]::new('deprecate', 'deprecate', [CompletionResultType]::ParameterValue, 'Deprecate a thing type: no thing can get it any more')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Deprecate and delete a thing type; AWS deletes it five minutes after it was deprecated at the earliest')
            break
        }
        'iotctl;help;thing-type;create' {
            break
        }
        'iotctl;help;thing-type;show' {
            break
        }
        'iotctl;help;thing-type;list' {
            break
        }
        'iotctl;help;thing-type;update' {
            break
        }
        'iotctl;help;thing-type;deprecate' {
            break
        }
        'iotctl;help;thing-type;delete' {
            break
        }
        'iotctl;help;endpoint' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one endpoint, or all of them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all endpoints')
            break
        }
        'iotctl;help;endpoint;show' {
            break
        }
        'iotctl;help;endpoint;list' {
            break
        }
        'iotctl;help;template' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a provisioning template; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a provisioning template')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the provisioning templates')
            [CompletionResult]::new('versions', 'versions', [CompletionResultType]::ParameterValue, 'List the versions of a provisioning template')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a provisioning template; another body is another version in force, for which the oldest of five makes room')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a provisioning template; one that is gone is no error')
            [CompletionResult]::new('claim', 'claim', [CompletionResultType]::ParameterValue, 'Get a claim certificate for a template, good for five minutes, as `claim.pem` and `claim.key`')
            break
        }
        'iotctl;help;template;create' {
            break
        }
        'iotctl;help;template;show' {
            break
        }
        'iotctl;help;template;list' {
            break
        }
        'iotctl;help;template;versions' {
            break
        }
        'iotctl;help;template;update' {
            break
        }
        'iotctl;help;template;delete' {
            break
        }
        'iotctl;help;template;claim' {
            break
        }
        'iotctl;help;policy' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a policy from a file or from topics; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a policy: its document, its versions, what it is attached to')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the policies')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Give a policy a new version with another document; of five versions, the oldest that is not in force goes')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a policy with all its versions')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach a policy to certificates, groups or identities; where it is attached already is no error')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach a policy from certificates, groups or identities; where it is not attached is no error')
            [CompletionResult]::new('versions', 'versions', [CompletionResultType]::ParameterValue, 'List the versions of a policy, newest first')
            [CompletionResult]::new('set-default', 'set-default', [CompletionResultType]::ParameterValue, 'Put a version of a policy in force')
            break
        }
        'iotctl;help;policy;create' {
            break
        }
        'iotctl;help;policy;show' {
            break
        }
        'iotctl;help;policy;list' {
            break
        }
        'iotctl;help;policy;update' {
            break
        }
        'iotctl;help;policy;delete' {
            break
        }
        'iotctl;help;policy;attach' {
            break
        }
        'iotctl;help;policy;detach' {
            break
        }
        'iotctl;help;policy;versions' {
            break
        }
        'iotctl;help;policy;set-default' {
            break
        }
        'iotctl;help;role' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a role with its policies; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a role: who may assume it, what it may do')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the roles and whom they trust')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change who may assume a role, its policies and settings; what is not named stays')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a role')
            break
        }
        'iotctl;help;role;create' {
            break
        }
        'iotctl;help;role;show' {
            break
        }
        'iotctl;help;role;list' {
            break
        }
        'iotctl;help;role;update' {
            break
        }
        'iotctl;help;role;delete' {
            break
        }
        'iotctl;help;role-alias' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a role alias; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a role alias')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the role aliases')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change the role or the lifetime of credentials of a role alias; what is not named stays')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a role alias')
            break
        }
        'iotctl;help;role-alias;create' {
            break
        }
        'iotctl;help;role-alias;show' {
            break
        }
        'iotctl;help;role-alias;list' {
            break
        }
        'iotctl;help;role-alias;update' {
            break
        }
        'iotctl;help;role-alias;delete' {
            break
        }
        'iotctl;help;cert' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a key and its certificate, for a thing or for a folder; what is there already is used, and a key never replaced')
            [CompletionResult]::new('register', 'register', [CompletionResultType]::ParameterValue, 'Register a certificate that was signed elsewhere')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a registered certificate and what it is attached to')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the registered certificates')
            [CompletionResult]::new('activate', 'activate', [CompletionResultType]::ParameterValue, 'Let clients connect with a certificate')
            [CompletionResult]::new('deactivate', 'deactivate', [CompletionResultType]::ParameterValue, 'Let no client connect with a certificate, until it is activated again')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Let no client connect with a certificate whose key cannot be trusted any more')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach a certificate to things, or policies to it')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach a certificate from things, or policies from it')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Deactivate and delete a certificate')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Exchange a device''s key and certificate, or go on with that: issue, attach, hand over to the device''s folder, and retire the old ones when the device was seen on the new certificate')
            [CompletionResult]::new('needs-renewal', 'needs-renewal', [CompletionResultType]::ParameterValue, 'Tell which certificates end soon; exit code 0: none, 10: some')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show what is in a certificate file, whether the key beside it belongs to it, and what AWS IoT would not take of it; exit code 10 if it would not, or if the key is another''s')
            break
        }
        'iotctl;help;cert;create' {
            break
        }
        'iotctl;help;cert;register' {
            break
        }
        'iotctl;help;cert;show' {
            break
        }
        'iotctl;help;cert;list' {
            break
        }
        'iotctl;help;cert;activate' {
            break
        }
        'iotctl;help;cert;deactivate' {
            break
        }
        'iotctl;help;cert;revoke' {
            break
        }
        'iotctl;help;cert;attach' {
            break
        }
        'iotctl;help;cert;detach' {
            break
        }
        'iotctl;help;cert;delete' {
            break
        }
        'iotctl;help;cert;rotate' {
            break
        }
        'iotctl;help;cert;needs-renewal' {
            break
        }
        'iotctl;help;cert;inspect' {
            break
        }
        'iotctl;help;ca' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a CA on this machine: its key, which stays here, and its certificate')
            [CompletionResult]::new('register', 'register', [CompletionResultType]::ParameterValue, 'Register a CA with AWS IoT, so that certificates it signs can be registered')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a registered CA')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the registered CAs, with the names they have on this machine')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a registered CA')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Deactivate and delete the registration of a CA; its files stay, and so do the certificates it signed')
            break
        }
        'iotctl;help;ca;create' {
            break
        }
        'iotctl;help;ca;register' {
            break
        }
        'iotctl;help;ca;show' {
            break
        }
        'iotctl;help;ca;list' {
            break
        }
        'iotctl;help;ca;update' {
            break
        }
        'iotctl;help;ca;delete' {
            break
        }
        'iotctl;help;identity-pool' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create an identity pool; one of that name that is there as wanted is no error, and no second one is made')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an identity pool and its roles')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the identity pools')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change an identity pool; what is not named stays as it is')
            [CompletionResult]::new('set-roles', 'set-roles', [CompletionResultType]::ParameterValue, 'Set the roles of an identity pool; one that is not named stays')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete an identity pool with its identities')
            break
        }
        'iotctl;help;identity-pool;create' {
            break
        }
        'iotctl;help;identity-pool;show' {
            break
        }
        'iotctl;help;identity-pool;list' {
            break
        }
        'iotctl;help;identity-pool;update' {
            break
        }
        'iotctl;help;identity-pool;set-roles' {
            break
        }
        'iotctl;help;identity-pool;delete' {
            break
        }
        'iotctl;help;authorizer' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a custom authorizer and let AWS IoT invoke its function; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a custom authorizer')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the custom authorizers')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a custom authorizer; what is not named stays as it is')
            [CompletionResult]::new('set-default', 'set-default', [CompletionResultType]::ParameterValue, 'Make a custom authorizer the account''s default one')
            [CompletionResult]::new('clear-default', 'clear-default', [CompletionResultType]::ParameterValue, 'Have no default authorizer any more')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Make a custom authorizer INACTIVE and delete it, with AWS IoT''s permission to invoke its function')
            break
        }
        'iotctl;help;authorizer;create' {
            break
        }
        'iotctl;help;authorizer;show' {
            break
        }
        'iotctl;help;authorizer;list' {
            break
        }
        'iotctl;help;authorizer;update' {
            break
        }
        'iotctl;help;authorizer;set-default' {
            break
        }
        'iotctl;help;authorizer;clear-default' {
            break
        }
        'iotctl;help;authorizer;delete' {
            break
        }
        'iotctl;help;rule' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create a topic rule; one that is there as wanted is no error')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a topic rule')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the topic rules')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change a topic rule; what is not named stays as it is, and actions that are named take the place of all it had')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Enable a topic rule: messages reach it again')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Disable a topic rule: messages pass it by')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a topic rule, with AWS IoT''s permission to invoke its functions')
            break
        }
        'iotctl;help;rule;create' {
            break
        }
        'iotctl;help;rule;show' {
            break
        }
        'iotctl;help;rule;list' {
            break
        }
        'iotctl;help;rule;update' {
            break
        }
        'iotctl;help;rule;enable' {
            break
        }
        'iotctl;help;rule;disable' {
            break
        }
        'iotctl;help;rule;delete' {
            break
        }
        'iotctl;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
