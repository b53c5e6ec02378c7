"""Object storage with the S3 API: what has changed is put there, in an order in which nothing leads to what is missing.

What is gone stays for a while (``grace``), for those who read an older page, or get one from a cache.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.deploying.bucket_state import KEY, BucketState, due, gone_since, read_state, state_text
from plugins.deploying.objects import StoredObject, in_order, is_asset, objects
from plugins.deploying.target import DeployFailed, Order, Outcome, Progress, Sends, TooMuchToDelete, deploy_again

NOT_THERE = ("NoSuchKey", "404")
BATCH = 1000
"""Keys that S3 deletes at once, at the most."""


@dataclass(frozen=True)
class Bucket:
    """A bucket of an S3 store; who may write there is known to the AWS client's own configuration, or environment.

    ``endpoint`` is none for Amazon's own; ``grace`` is how long what is gone stays; of all objects, at most
    ``deletable`` (0 to 1) may go at once.
    """

    url: str
    bucket: str
    endpoint: str | None = None
    region: str = "eu-central-1"
    grace: timedelta = timedelta(days=7)
    deletable: float = 0.2
    workers: int = 16
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    sends = Sends(types=True, headers=False)

    def deploy(self, order: Order, progress: Progress) -> Outcome:
        """Puts what has changed; deletes what has been gone for long enough."""
        with _told():
            before, there = self._state(), self._listed()
            wanted = {one.key: one for one in objects(order.folder, order.manifest)}
            moment = self.now()
            gone = gone_since(before, frozenset(wanted), moment)
            deleted = [key for key in due(gone, moment - self.grace) if key in there]
            self._check_share(order, newly=len(gone.keys() - before.gone.keys()), deleted=len(deleted), of=len(there))
            changed = self._changed(list(wanted.values()), there, before)
            touched = (*(one.key for one in changed), *deleted)
            purge = before.purge | {_address(self.url, key) for key in touched if not is_asset(key)}
            if not order.dry_run:
                certain = {key: one.headers_digest for key, one in wanted.items()}
                doubtful = dict.fromkeys((one.key for one in changed), "")
                if doubtful or deleted:
                    ours = {**before.ours, **certain, **doubtful}
                    self._write_state(BucketState(before.release, ours, gone, purge))
                self._put_all(changed, there, progress)
                self._delete(deleted)
                left = {key: since for key, since in gone.items() if key not in deleted}
                ours = {**{key: before.ours[key] for key in left}, **certain}
                self._write_state(BucketState(order.manifest.release, ours, left))
            return Outcome(len(changed), len(deleted), tuple(sorted(purge)))

    def current(self) -> str | None:
        """The release that was put there last and whole."""
        with _told():
            return self._state().release

    def go_back(self, back: str, releases: Path, progress: Progress) -> str:
        """Deploys an older release from this machine."""
        return deploy_again(self, back, releases, progress)

    @cached_property
    def _client(self) -> Any:
        import boto3  # noqa: PLC0415 (half a second)
        from botocore.config import Config  # noqa: PLC0415

        config = Config(
            max_pool_connections=self.workers,
            retries={"mode": "standard", "max_attempts": 5},
            s3={"addressing_style": "path" if self.endpoint else "auto"},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        return boto3.session.Session().client("s3", endpoint_url=self.endpoint, region_name=self.region, config=config)

    def _state(self) -> BucketState:
        from botocore.exceptions import ClientError  # noqa: PLC0415

        try:
            return read_state(self._client.get_object(Bucket=self.bucket, Key=KEY)["Body"].read())
        except ClientError as error:
            if error.response["Error"]["Code"] in NOT_THERE:
                return BucketState()
            raise
        except ValueError as error:
            raise DeployFailed(f"s3://{self.bucket}/{KEY}: {error}") from error

    def _write_state(self, state: BucketState) -> None:
        content = state_text(state)
        self._client.put_object(
            Bucket=self.bucket, Key=KEY, Body=content, ContentType="application/json", CacheControl="no-store"
        )

    def _listed(self) -> dict[str, str]:
        """Every key in the bucket, and its ETag without quotation marks."""
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket)
        found = {one["Key"]: one["ETag"].strip('"') for page in pages for one in page.get("Contents", ())}
        return {key: etag for key, etag in found.items() if key != KEY}

    def _check_share(self, order: Order, *, newly: int, deleted: int, of: int) -> None:
        """A release that lost a large part of the site is more often a mistake than meant."""
        gone = max(newly, deleted)
        if gone > self.deletable * of and not order.force:
            raise TooMuchToDelete(gone, of)

    def _changed(
        self, wanted: Sequence[StoredObject], there: Mapping[str, str], before: BucketState
    ) -> list[StoredObject]:
        """What is not there as it should be. Where it is not certain, as a deploy was broken off, headers are asked."""
        with ThreadPoolExecutor(self.workers) as pool:
            same = pool.map(lambda one: self._is_same(one, there.get(one.key), before.ours.get(one.key)), wanted)
            return [one for one, is_same in zip(wanted, same, strict=True) if not is_same]

    def _is_same(self, one: StoredObject, etag: str | None, headers: str | None) -> bool:
        if etag != one.etag:
            return False
        if headers == one.headers_digest:
            return True
        return self._headers(one.key) == (one.content_type, one.cache_control, one.encoding)

    def _headers(self, key: str) -> tuple[str | None, str | None, str | None]:
        head = self._client.head_object(Bucket=self.bucket, Key=key)
        return head.get("ContentType"), head.get("CacheControl"), head.get("ContentEncoding") or None

    def _put_all(self, changed: Sequence[StoredObject], there: Mapping[str, str], progress: Progress) -> None:
        done = 0
        with ThreadPoolExecutor(self.workers) as pool:
            for group in in_order(changed, there.keys()):
                for _ in pool.map(self._put, group):
                    done += 1
                    progress(done, len(changed))

    def _put(self, one: StoredObject) -> None:
        content = one.content
        self._client.put_object(
            Bucket=self.bucket,
            Key=one.key,
            Body=content,
            ContentMD5=base64.b64encode(hashlib.md5(content, usedforsecurity=False).digest()).decode(),
            ContentType=one.content_type,
            CacheControl=one.cache_control,
            **({"ContentEncoding": one.encoding} if one.encoding else {}),
        )

    def _delete(self, keys: Sequence[str]) -> None:
        for start in range(0, len(keys), BATCH):
            listed = [{"Key": key} for key in keys[start : start + BATCH]]
            answer = self._client.delete_objects(Bucket=self.bucket, Delete={"Objects": listed, "Quiet": True})
            for error in answer.get("Errors", ())[:1]:
                raise DeployFailed(f"{error['Key']}: {error['Message']}")


def _address(url: str, key: str) -> str:
    """What a cache calls an object: a page by its folder."""
    return f"{url}/{key.removesuffix('index.html')}"


@contextmanager
def _told() -> Iterator[None]:
    """What the client says becomes what the target says: it names the store and the reason, and no secret."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise DeployFailed(str(error)) from error
