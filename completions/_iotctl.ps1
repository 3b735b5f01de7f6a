
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing: fail where a question would be asked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Make things with key, certificate and policy, and the folder each device starts from')
            [CompletionResult]::new('pub', 'pub', [CompletionResultType]::ParameterValue, 'Publish messages on a topic')
            [CompletionResult]::new('sub', 'sub', [CompletionResultType]::ParameterValue, 'Print the messages on topics')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run an AWS IoT Core on this machine, with policies really enforced')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('firmware', 'firmware', [CompletionResultType]::ParameterValue, 'Make what an ESP32 is flashed with: the sketch, its secrets, NVS images')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;provision' {
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--retain', '--retain', [CompletionResultType]::ParameterName, 'Let the device publish retained messages, too (iot:RetainPublish)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be done')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Repair what would otherwise be refused: another policy, an inactive certificate, malformed files, a lost key. Never replaces a key')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Write `TOPIC PAYLOAD` also where the output is no terminal')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Write `TOPIC PAYLOAD` also where the output is no terminal')
            [CompletionResult]::new('-R', '-R ', [CompletionResultType]::ParameterName, 'Leave out retained messages; AWS IoT sends them to filters without wildcards only')
            [CompletionResult]::new('--no-retained', '--no-retained', [CompletionResultType]::ParameterName, 'Leave out retained messages; AWS IoT sends them to filters without wildcards only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--detach-delay', '--detach-delay', [CompletionResultType]::ParameterName, 'How long `DetachThingPrincipal` takes to be effective, up to 5s')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the AWS configuration')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'AWS Region; default: that of the AWS configuration')
            [CompletionResult]::new('--endpoint-url', '--endpoint-url', [CompletionResultType]::ParameterName, 'Send AWS API calls to this URL')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this PEM file for AWS API calls')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command')
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--ephemeral', '--ephemeral', [CompletionResultType]::ParameterName, 'Keep registry and messages in memory only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Go on with new refusals until interrupted')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Go on with new refusals until interrupted')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace files that have other content')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace a secrets.h that has other content')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace images that have other content')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
            [CompletionResult]::new('--devices', '--devices', [CompletionResultType]::ParameterName, 'Folder that holds the devices'' folders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write results; default: table on a terminal, otherwise json')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Give up after so long, such as 30s or 2m')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results, warnings and errors only')
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
        'iotctl;help' {
            [CompletionResult]::new('provision', 'provision', [CompletionResultType]::ParameterValue, 'Make things with key, certificate and policy, and the folder each device starts from')
            [CompletionResult]::new('pub', 'pub', [CompletionResultType]::ParameterValue, 'Publish messages on a topic')
            [CompletionResult]::new('sub', 'sub', [CompletionResultType]::ParameterValue, 'Print the messages on topics')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run an AWS IoT Core on this machine, with policies really enforced')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('firmware', 'firmware', [CompletionResultType]::ParameterValue, 'Make what an ESP32 is flashed with: the sketch, its secrets, NVS images')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'iotctl;help;provision' {
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
        'iotctl;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
