//! A shell in which the commands of a page run: in a folder of its own, with an account on an
//! endpoint.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Output, Stdio};

use crate::pages::Block;
use crate::program::{Room, VALID};
use crate::readme::root;
use crate::serving::{ACCOUNT, Serving};

/// Scripts in the place of programs, by their names.
const STAND_INS: [(&str, &str); 5] = [
    // The region of the platform is the endpoint of the test, and a load is a small one.
    (
        "chatapps-webhooks",
        r#"arguments=()
while [ $# -gt 0 ]; do
    case $1 in
        --region) arguments+=(--base-url "$ORIGIN"); shift ;;
        100000) arguments+=(20) ;;
        *) arguments+=("$1") ;;
    esac
    shift
done
exec "$PROGRAM" "${arguments[@]}""#,
    ),
    ("pip", r#"[ "$1" = install ]"#),
    ("reviewdog", "grep -q diagnostics"),
    // The configuration of another branch.
    ("git", r#"[ "$1" = show ] && echo 'policy = "recommended"'"#),
    // The output that the page defines.
    (
        "terraform",
        r#"python3 -c '
import json, re, sys
text = open(sys.argv[1]).read().replace("${var.host}", "hooks.onion.example")
block = re.search(r"(?ms)^```json\n(.*?)^```", text)[1]
print(json.dumps(json.loads(block)["output"][sys.argv[2]]["value"]))' "$PAGE" "$3""#,
    ),
];

pub(crate) struct Shell {
    room: Room,
    server: Serving,
    key: String,
    page: String,
}

impl Shell {
    pub(crate) fn new(page: &str) -> Self {
        let room = Room::new();
        let mut add = vec!["accounts", "add", ACCOUNT];
        for name in ["Onion_Marketing", "Onion_Sales", "Onion_Support"] {
            add.extend(["--sub-account", name]);
        }
        assert_eq!(room.run(&add).code, 0);
        let key = room.run(&["keys", "add", ACCOUNT]).stdout.trim().to_owned();
        let server = Serving::start(room.path(), &[]);
        assert_eq!(server.send("POST", &key, VALID).unwrap().0, 200);

        for folder in ["examples", "schema"] {
            symlink(root().join(folder), room.path().join(folder)).unwrap();
        }
        // What pages speak of, and leave to their readers.
        room.file("requests/webhooks.json", VALID);
        room.file("webhooks.json", VALID);
        room.file("webhooks.yaml", VALID);
        room.file("received.ndjson", "");
        for (name, script) in STAND_INS {
            let path = room.file(&format!("bin/{name}"), format!("#!/usr/bin/env bash\n{script}\n"));
            fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self { room, server, key, page: page.to_owned() }
    }

    /// What a script prints, and how it ends.
    fn run(&self, script: &str) -> Output {
        let path = format!("{}/bin:{}", self.room.path().display(), std::env::var("PATH").unwrap());
        Command::new("timeout")
            .args(["60", "bash", "-euo", "pipefail", "-c", script])
            .current_dir(self.room.path())
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.room.path())
            .env("RUNNER_TEMP", self.room.path())
            .env("PAGE", root().join(&self.page))
            .env("PROGRAM", env!("CARGO_BIN_EXE_chatapps-webhooks"))
            .env("ORIGIN", &self.server.origin)
            .env("URL", format!("{}/api/v1/accounts/{ACCOUNT}/webhooks", self.server.origin))
            .env("ACCOUNT", ACCOUNT)
            .env("KEY", &self.key)
            .env("CHATAPPS_API_KEY", &self.key)
            .env("ONION_SALES_TOKEN", "Bearer rw4Kd0b2u")
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// A block ends with 0.
    pub(crate) fn runs(&self, block: &Block) {
        let output = self.run(&block.text);
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{}: {}\n{out}\n{err}", self.page, block.text);
    }

    /// Each command of a block prints what stands below it.
    pub(crate) fn shows(&self, block: &Block) {
        let text = format!("\n{}", block.text);
        for part in text.split("\n$ ").skip(1) {
            let (command, expected) = part.split_once('\n').unwrap_or((part, ""));
            let output = self.run(&format!("{command} 2>&1"));
            let shown = String::from_utf8(output.stdout).unwrap();
            assert_eq!(shown.trim_end(), expected.trim_end(), "{}: {command}", self.page);
        }
    }
}
