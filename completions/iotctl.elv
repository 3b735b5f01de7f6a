
use builtin;
use str;

set edit:completion:arg-completer[iotctl] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'iotctl'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'iotctl'= {
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand provision 'Make things with key, certificate and policy, and the folder each device starts from'
            cand pub 'Publish messages on a topic'
            cand sub 'Print the messages on topics'
            cand sandbox 'Run an AWS IoT Core on this machine, with policies really enforced'
            cand completions 'Print the completion script of a shell'
            cand firmware 'Make what an ESP32 is flashed with: the sketch, its secrets, NVS images'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'iotctl;provision'= {
            cand --key-type 'Kind of key to make for a device that has none'
            cand --publish 'Topics the device may publish on: an MQTT filter in which ${thing} stands for its name; repeatable [default: dt/${thing}/#, with --firmware esp32/pub]'
            cand --subscribe 'Topics the device may subscribe to, in the same form; repeatable [default: cmd/${thing}/#, with --firmware esp32/sub]'
            cand --policy 'Attach this policy instead: the name of one that exists, or a .json file with the document'
            cand --thing-type 'Thing type of the things; created if missing'
            cand --attribute 'Attribute of the things; repeatable'
            cand --group 'Thing group of the things; created if missing; repeatable'
            cand --out 'Folder in which each thing gets a folder of its own; default: that of --devices'
            cand --firmware 'Also make the ESP32 project of the device in DIR, of several in DIR/THING: template and secrets.h, ready to build'
            cand --sketch 'Which sketch'
            cand --wifi-ssid 'Name of the WiFi the device joins'
            cand --wifi-password-file 'File with the WiFi''s password on its one line, `-` for stdin; default: variable `IOTCTL_WIFI_PASSWORD`, or none for an open WiFi'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --retain 'Let the device publish retained messages, too (iot:RetainPublish)'
            cand --dry-run 'Only say what would be done'
            cand --force 'Repair what would otherwise be refused: another policy, an inactive certificate, malformed files, a lost key. Never replaces a key'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'iotctl;pub'= {
            cand -t 'The topic, as mosquitto''s clients take it'
            cand --topic 'The topic, as mosquitto''s clients take it'
            cand -m 'The payload'
            cand --message 'The payload'
            cand -f 'Take the payload from a file'
            cand --file 'Take the payload from a file'
            cand -q 'Quality of service, 0 or 1'
            cand --qos 'Quality of service, 0 or 1'
            cand --repeat 'Publish the message so many times'
            cand --repeat-delay 'Time between repeats, in seconds or such as 500ms'
            cand --rate 'Messages per second at most, 0 for no limit; AWS IoT discards what exceeds 100 on a connection'
            cand --content-type 'Content Type, such as application/json'
            cand --response-topic 'Response Topic'
            cand --correlation-data 'Correlation Data'
            cand --user-property 'User Property; repeatable'
            cand --expiry 'Message Expiry Interval in seconds'
            cand --thing 'Connect as this device, with the key, certificate and endpoint in its folder'
            cand -i 'Client id; default: the device''s own, without --thing a random one. Device policies often allow one client id only'
            cand --id 'Client id; default: the device''s own, without --thing a random one. Device policies often allow one client id only'
            cand --host 'Host name of the endpoint, in place of the device''s'
            cand -p 'Port of the endpoint; on 443 the ALPN name `x-amzn-mqtt-ca` is sent'
            cand --port 'Port of the endpoint; on 443 the ALPN name `x-amzn-mqtt-ca` is sent'
            cand --cert 'Client certificate, in place of the device''s'
            cand --key 'Private key, in place of the device''s'
            cand --cafile 'Roots to check the endpoint with, in place of the device''s; default without --thing: the operating system''s'
            cand -V 'MQTT version: 5 or 3.1.1 [default: 5]'
            cand --mqtt-version 'MQTT version: 5 or 3.1.1 [default: 5]'
            cand -k 'Keep-alive in seconds; AWS IoT takes 30 to 1200 [default: 30]'
            cand --keepalive 'Keep-alive in seconds; AWS IoT takes 30 to 1200 [default: 30]'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand -n 'Publish an empty payload; with -r this removes the retained message'
            cand --null-message 'Publish an empty payload; with -r this removes the retained message'
            cand -s 'Take the payload from stdin'
            cand --stdin-file 'Take the payload from stdin'
            cand -l 'Take a message from each line of stdin'
            cand --stdin-line 'Take a message from each line of stdin'
            cand -r 'Let the broker keep the message for later subscribers'
            cand --retain 'Let the broker keep the message for later subscribers'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'iotctl;sub'= {
            cand -t 'A topic filter; repeatable'
            cand --topic 'A topic filter; repeatable'
            cand -q 'Quality of service, 0 or 1'
            cand --qos 'Quality of service, 0 or 1'
            cand -C 'Stop after so many messages'
            cand --count 'Stop after so many messages'
            cand -W 'Stop after so long, in seconds or such as 2m, with exit code 124'
            cand --wait 'Stop after so long, in seconds or such as 2m, with exit code 124'
            cand -F 'Write each message by this template; see below'
            cand --format 'Write each message by this template; see below'
            cand --thing 'Connect as this device, with the key, certificate and endpoint in its folder'
            cand -i 'Client id; default: the device''s own, without --thing a random one. Device policies often allow one client id only'
            cand --id 'Client id; default: the device''s own, without --thing a random one. Device policies often allow one client id only'
            cand --host 'Host name of the endpoint, in place of the device''s'
            cand -p 'Port of the endpoint; on 443 the ALPN name `x-amzn-mqtt-ca` is sent'
            cand --port 'Port of the endpoint; on 443 the ALPN name `x-amzn-mqtt-ca` is sent'
            cand --cert 'Client certificate, in place of the device''s'
            cand --key 'Private key, in place of the device''s'
            cand --cafile 'Roots to check the endpoint with, in place of the device''s; default without --thing: the operating system''s'
            cand -V 'MQTT version: 5 or 3.1.1 [default: 5]'
            cand --mqtt-version 'MQTT version: 5 or 3.1.1 [default: 5]'
            cand -k 'Keep-alive in seconds; AWS IoT takes 30 to 1200 [default: 30]'
            cand --keepalive 'Keep-alive in seconds; AWS IoT takes 30 to 1200 [default: 30]'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand -v 'Write `TOPIC PAYLOAD` also where the output is no terminal'
            cand --verbose 'Write `TOPIC PAYLOAD` also where the output is no terminal'
            cand -R 'Leave out retained messages; AWS IoT sends them to filters without wildcards only'
            cand --no-retained 'Leave out retained messages; AWS IoT sends them to filters without wildcards only'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'iotctl;sandbox'= {
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand start 'Run a sandbox until interrupted or stopped'
            cand stop 'Stop the running sandbox; its state stays in its folder'
            cand status 'Show where the running sandbox listens and what it holds'
            cand env 'Print what points the AWS CLI, SDKs and iotctl at the sandbox'
            cand log 'Show what the sandbox refused, and why'
            cand reset 'Empty the running sandbox: no thing, certificate, policy or message remains'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'iotctl;sandbox;start'= {
            cand --dir 'The sandbox''s folder; default: that of --sandbox, or .iotctl/sandbox'
            cand --port 'Port for everything: MQTT, HTTPS and HTTP; 0 picks a free one [default: 8883]'
            cand --listen 'Address to listen on; anything but loopback lets others in'
            cand --account 'The account that everything belongs to'
            cand --quotas 'Whether AWS''s quotas are enforced'
            cand --detach-delay 'How long `DetachThingPrincipal` takes to be effective, up to 5s'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --ephemeral 'Keep registry and messages in memory only'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'iotctl;sandbox;stop'= {
            cand --dir 'The sandbox''s folder; default: that of --sandbox, or .iotctl/sandbox'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'iotctl;sandbox;status'= {
            cand --dir 'The sandbox''s folder; default: that of --sandbox, or .iotctl/sandbox'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'iotctl;sandbox;env'= {
            cand --dir 'The sandbox''s folder; default: that of --sandbox, or .iotctl/sandbox'
            cand --shell 'Whose syntax to use'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'iotctl;sandbox;log'= {
            cand --dir 'The sandbox''s folder; default: that of --sandbox, or .iotctl/sandbox'
            cand --last 'Only the last N refusals'
            cand --client 'Only refusals of this client id'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand -f 'Go on with new refusals until interrupted'
            cand --follow 'Go on with new refusals until interrupted'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'iotctl;sandbox;reset'= {
            cand --dir 'The sandbox''s folder; default: that of --sandbox, or .iotctl/sandbox'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'iotctl;sandbox;help'= {
            cand start 'Run a sandbox until interrupted or stopped'
            cand stop 'Stop the running sandbox; its state stays in its folder'
            cand status 'Show where the running sandbox listens and what it holds'
            cand env 'Print what points the AWS CLI, SDKs and iotctl at the sandbox'
            cand log 'Show what the sandbox refused, and why'
            cand reset 'Empty the running sandbox: no thing, certificate, policy or message remains'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'iotctl;sandbox;help;start'= {
        }
        &'iotctl;sandbox;help;stop'= {
        }
        &'iotctl;sandbox;help;status'= {
        }
        &'iotctl;sandbox;help;env'= {
        }
        &'iotctl;sandbox;help;log'= {
        }
        &'iotctl;sandbox;help;reset'= {
        }
        &'iotctl;sandbox;help;help'= {
        }
        &'iotctl;completions'= {
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'iotctl;firmware'= {
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand new 'Make a project from the template; it builds as it stands'
            cand secrets 'Write secrets.h of a device into a project'
            cand nvs 'Write NVS images, from which one build of the sketch serves a whole fleet'
            cand verify 'Read NVS images back and refuse every one that is damaged'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'iotctl;firmware;new'= {
            cand --thing 'Thing whose name the placeholders carry'
            cand --sketch 'Which sketch'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --force 'Replace files that have other content'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'iotctl;firmware;secrets'= {
            cand --thing 'The thing'
            cand --out 'Folder of the project, or any other that secrets.h goes into'
            cand --wifi-ssid 'Name of the WiFi the device joins'
            cand --wifi-password-file 'File with the WiFi''s password on its one line, `-` for stdin; default: variable `IOTCTL_WIFI_PASSWORD`, or none for an open WiFi'
            cand --endpoint 'Endpoint the device connects to; default: the one it was provisioned with'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --force 'Replace a secrets.h that has other content'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'iotctl;firmware;nvs'= {
            cand --thing 'The thing; without it --devices names a CSV file'
            cand --out 'The image, or with --devices FILE.csv the folder of the images'
            cand --device-folders 'Folder with a folder for each device, where --devices names a CSV file'
            cand --size 'Bytes of the partition `nvs`, such as 0x5000: what the board''s partition table says'
            cand --wifi-ssid 'Name of the WiFi the device joins'
            cand --wifi-password-file 'File with the WiFi''s password on its one line, `-` for stdin; default: variable `IOTCTL_WIFI_PASSWORD`, or none for an open WiFi'
            cand --endpoint 'Endpoint the device connects to; default: the one it was provisioned with'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --force 'Replace images that have other content'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'iotctl;firmware;verify'= {
            cand --size 'Bytes of the partition, as the images were made for'
            cand --profile 'Profile of the AWS configuration'
            cand --region 'AWS Region; default: that of the AWS configuration'
            cand --endpoint-url 'Send AWS API calls to this URL'
            cand --ca-bundle 'Trust the certificates in this PEM file for AWS API calls'
            cand --sandbox 'Work on the sandbox in DIR (default .iotctl/sandbox): the running one, or one that lives as long as the command'
            cand --devices 'Folder that holds the devices'' folders'
            cand -o 'How to write results; default: table on a terminal, otherwise json'
            cand --output 'How to write results; default: table on a terminal, otherwise json'
            cand --timeout 'Give up after so long, such as 30s or 2m'
            cand --quiet 'Print results, warnings and errors only'
            cand -y 'Answer every question with yes'
            cand --yes 'Answer every question with yes'
            cand --no-input 'Ask nothing: fail where a question would be asked'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'iotctl;firmware;help'= {
            cand new 'Make a project from the template; it builds as it stands'
            cand secrets 'Write secrets.h of a device into a project'
            cand nvs 'Write NVS images, from which one build of the sketch serves a whole fleet'
            cand verify 'Read NVS images back and refuse every one that is damaged'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'iotctl;firmware;help;new'= {
        }
        &'iotctl;firmware;help;secrets'= {
        }
        &'iotctl;firmware;help;nvs'= {
        }
        &'iotctl;firmware;help;verify'= {
        }
        &'iotctl;firmware;help;help'= {
        }
        &'iotctl;help'= {
            cand provision 'Make things with key, certificate and policy, and the folder each device starts from'
            cand pub 'Publish messages on a topic'
            cand sub 'Print the messages on topics'
            cand sandbox 'Run an AWS IoT Core on this machine, with policies really enforced'
            cand completions 'Print the completion script of a shell'
            cand firmware 'Make what an ESP32 is flashed with: the sketch, its secrets, NVS images'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'iotctl;help;provision'= {
        }
        &'iotctl;help;pub'= {
        }
        &'iotctl;help;sub'= {
        }
        &'iotctl;help;sandbox'= {
            cand start 'Run a sandbox until interrupted or stopped'
            cand stop 'Stop the running sandbox; its state stays in its folder'
            cand status 'Show where the running sandbox listens and what it holds'
            cand env 'Print what points the AWS CLI, SDKs and iotctl at the sandbox'
            cand log 'Show what the sandbox refused, and why'
            cand reset 'Empty the running sandbox: no thing, certificate, policy or message remains'
        }
        &'iotctl;help;sandbox;start'= {
        }
        &'iotctl;help;sandbox;stop'= {
        }
        &'iotctl;help;sandbox;status'= {
        }
        &'iotctl;help;sandbox;env'= {
        }
        &'iotctl;help;sandbox;log'= {
        }
        &'iotctl;help;sandbox;reset'= {
        }
        &'iotctl;help;completions'= {
        }
        &'iotctl;help;firmware'= {
            cand new 'Make a project from the template; it builds as it stands'
            cand secrets 'Write secrets.h of a device into a project'
            cand nvs 'Write NVS images, from which one build of the sketch serves a whole fleet'
            cand verify 'Read NVS images back and refuse every one that is damaged'
        }
        &'iotctl;help;firmware;new'= {
        }
        &'iotctl;help;firmware;secrets'= {
        }
        &'iotctl;help;firmware;nvs'= {
        }
        &'iotctl;help;firmware;verify'= {
        }
        &'iotctl;help;help'= {
        }
    ]
    $completions[$command]
}
