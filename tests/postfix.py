"""Debian's Postfix for one test: a folder of its own, nothing but loopback, no DNS, every mail to one relay there."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
daemon_directory = {daemons}
command_directory = /usr/sbin
maillog_file = {folder}/log/mail.log
maillog_file_prefixes = {folder}
mail_owner = postfix
setgid_group = postdrop
myhostname = postfix.example
mydestination =
alias_maps =
local_recipient_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_peername_lookup = no
# No mail leaves this machine: one relay on loopback for everything, and no look into the DNS.
relayhost = [127.0.0.1]:{relay}
smtp_dns_support_level = disabled
smtp_host_lookup = native
smtp_tls_security_level = none
notify_classes =
"""
_MASTER = """\
pickup    unix  n - n 60  1 pickup
cleanup   unix  n - n -   0 cleanup
qmgr      unix  n - n 300 1 qmgr
rewrite   unix  - - n -   - trivial-rewrite
bounce    unix  - - n -   0 bounce
defer     unix  - - n -   0 bounce
trace     unix  - - n -   0 bounce
verify    unix  - - n -   1 verify
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n -   - proxymap
smtp      unix  - - n -   - smtp
relay     unix  - - n -   - smtp
showq     unix  n - n -   - showq
error     unix  - - n -   - error
retry     unix  - - n -   - error
discard   unix  - - n -   - discard
anvil     unix  - - n -   1 anvil
scache    unix  - - n -   1 scache
postlog   unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True)
class Service:
    """A port on which Postfix takes mails, with options of its own."""

    port: int
    options: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        options = "".join(f"  -o {name}={value}\n" for name, value in self.options.items())
        return f"127.0.0.1:{self.port} inet n - n - - smtpd\n{options}"


def is_here() -> bool:
    """Whether there is a Postfix, and the right to start it."""
    return shutil.which("postfix", path="/usr/sbin:/sbin") is not None and os.getuid() == 0


@contextmanager
def running(services: list[Service], relay: int, settings: dict[str, str] | None = None) -> Iterator[Path]:
    """Serve on these ports and hand everything on to the relay's port; gives the log's path."""
    folder = Path(tempfile.mkdtemp(prefix="postfix-"))
    folder.chmod(0o755)
    for name in ("conf", "queue", "data", "log"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix", "postfix")
    main = _MAIN.format(folder=folder, daemons=_daemons(), relay=relay)
    main += "".join(f"{name} = {value}\n" for name, value in (settings or {}).items())
    (folder / "conf" / "main.cf").write_text(main)
    (folder / "conf" / "master.cf").write_text(_MASTER + "".join(map(str, services)))
    _postfix(folder, "start")
    try:
        yield folder / "log" / "mail.log"
    finally:
        _postfix(folder, "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _daemons() -> str:
    asked = subprocess.run(
        ["/usr/sbin/postconf", "-d", "-h", "daemon_directory"], capture_output=True, text=True, check=True
    )
    return asked.stdout.strip()


def _postfix(folder: Path, command: str) -> None:
    log = folder / "log" / "mail.log"
    done = subprocess.run(
        ["/usr/sbin/postfix", "-c", str(folder / "conf"), command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        time.sleep(0.5)
        raise RuntimeError(f"postfix {command}: {done.stderr} {log.read_text() if log.exists() else ''}")
