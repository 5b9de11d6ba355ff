"""One kept connection to the relay, made for throughput: a mail's commands go out together where the relay allows it.

Wire contract (RFC 5321, 2920): XFORWARD as it came, MAIL with SIZE, BODY and SMTPUTF8 as far as the relay knows them,
every RCPT, DATA, the trace line, the bytes. An answer at the end of DATA is for the whole mail, so all recipients must
be taken before DATA is sent: a mail of which the relay refuses one recipient goes to nobody and is given back as a
whole, with that refusal. aiosmtplib connects, encrypts and logs in; the transactions are made here, because its lock,
timers and rewriting of line ends cost more than the mail.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import cast

import aiosmtplib

from portal.sender.relay import TemporaryRelayError
from portal.sender.relay_replies import ConnectionLostError, Replies, Reply
from portal.sender.smtp.door import Submission
from portal.settings import RelayAddress

_CONNECT_SECONDS = 10
_REPLY_SECONDS = 60
_LAST_REPLY_SECONDS = 300  # RFC 5321, 4.5.3.2.6 asks for ten minutes, but no mail program waits for as long
_START = 354


class RelayConnection:
    """`has_sent_content`: the bytes of the mail at hand are on their way, so that it may not be tried once more."""

    def __init__(self, client: aiosmtplib.SMTP) -> None:
        self._client = client
        self._transport = cast(asyncio.Transport, client.transport)
        self._replies = Replies()
        self._transport.set_protocol(self._replies)
        self.has_sent_content = False

    @property
    def is_usable(self) -> bool:
        """Whether a mail may be sent: the relay has neither closed the connection nor said anything by itself."""
        return self._replies.is_quiet and not self._transport.is_closing()

    def lacks_smtputf8(self, submission: Submission) -> bool:
        """Whether an address cannot be told to this relay."""
        addresses = (submission.mail_from.sender, *submission.recipients)
        return not self._knows("smtputf8") and not all(address.isascii() for address in addresses)

    def _knows(self, extension: str) -> bool:
        return extension in self._client.esmtp_extensions

    async def hand_over(self, submission: Submission) -> Reply:
        """The relay's answer to the mail, or its refusal of the sender or a recipient. Raises ConnectionLostError."""
        self.has_sent_content = False
        if submission.forward and self._knows("xforward"):
            await self._say(f"XFORWARD {' '.join(submission.forward)}")
        refusal, start = await self._open(submission)
        if refusal is None and start and start.code == _START:
            self.has_sent_content = True
            self._transport.write(b"".join((submission.received, submission.wire, b".\r\n")))
            return await self._replies.next(_LAST_REPLY_SECONDS)
        if start and start.code == _START:  # RFC 2920, 3.1: no recipient was taken; a lone dot ends it
            self._transport.write(b".\r\n")
            await self._replies.next(_REPLY_SECONDS)
        await self._say("RSET")
        answer = refusal or start
        if answer is None:
            raise ConnectionLostError
        return answer

    async def _open(self, submission: Submission) -> tuple[Reply | None, Reply | None]:
        """The refusal of sender or recipients, if any; and the answer to DATA, if it was sent.

        DATA goes along in one packet only with a single recipient: with several, those that were taken would get an
        empty mail when another is refused.
        """
        envelope = [self._mail_command(submission), *(f"RCPT TO:<{address}>" for address in submission.recipients)]
        if not self._knows("pipelining"):
            replies = [await self._say(command) for command in envelope]
        elif len(submission.recipients) == 1:
            *replies, start = await self._say_all([*envelope, "DATA"])
            return _refusal(replies), start
        else:
            replies = await self._say_all(envelope)
        refusal = _refusal(replies)
        return refusal, None if refusal else await self._say("DATA")

    def _mail_command(self, submission: Submission) -> str:
        mail = submission.mail_from
        words = [f"MAIL FROM:<{mail.sender}>"]
        if self._knows("size"):
            words.append(f"SIZE={len(submission.received) + len(submission.wire)}")
        if mail.body and self._knows("8bitmime"):
            words.append(f"BODY={mail.body}")
        if mail.smtputf8 and self._knows("smtputf8"):
            words.append("SMTPUTF8")
        return " ".join(words)

    async def _say(self, command: str) -> Reply:
        return (await self._say_all([command]))[0]

    async def _say_all(self, commands: Sequence[str]) -> list[Reply]:
        self._transport.write("".join(f"{command}\r\n" for command in commands).encode())
        return [await self._replies.next(_REPLY_SECONDS) for _ in commands]

    def close(self) -> None:
        """Say goodbye, without waiting for the answer."""
        if not self._transport.is_closing():
            self._transport.write(b"QUIT\r\n")
            self._transport.close()


def _refusal(replies: list[Reply]) -> Reply | None:
    """The sender's refusal, or the worst of the recipients': one that is final tells the merchant what to mend."""
    if not replies[0].is_positive:
        return replies[0]
    refused = [reply for reply in replies if not reply.is_positive]
    return next((reply for reply in refused if reply.code >= 500), refused[0] if refused else None)


async def connect(address: RelayAddress, host: str) -> RelayConnection:
    """A new connection, greeted as `host` and logged in; raises TemporaryRelayError."""
    client = aiosmtplib.SMTP(
        hostname=address.host,
        port=address.port,
        local_hostname=host,
        username=address.username or None,
        password=address.password or None,
        use_tls=address.tls == "implicit",
        start_tls=address.tls == "starttls",
        timeout=_CONNECT_SECONDS,
    )
    try:
        await client.connect()
        await client.ehlo()
    except (aiosmtplib.SMTPException, OSError) as error:
        client.close()
        raise TemporaryRelayError(type(error).__name__) from None
    return RelayConnection(client)
