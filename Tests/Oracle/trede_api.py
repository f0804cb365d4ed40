"""A small caller of Trede's API that the scripts under Tests share: one kept connection, JSON in and out."""

import http.client
import json
from urllib.parse import urlencode, urlsplit

BASE = "/trede/v1"


class Answer:
    """What came back: status, header fields with small names, and the body as JSON (or None)."""

    def __init__(self, response, content):
        self.status = response.status
        self.fields = {name.lower(): value for name, value in response.getheaders()}
        self.body = json.loads(content) if content and "json" in self.fields.get("content-type", "") else None

    @property
    def problem(self):
        """The problem in one line, with every issue."""
        body = self.body or {}
        said = [f"{self.status} {body.get('title', '')}", body.get("detail", ""), body.get("rule", "")]
        for issue in body.get("issues", []):
            said.append(f"[{issue.get('name', '')}: {issue.get('detail') or issue.get('title')} {issue.get('rule', '')}]")
        return " ".join(part for part in said if part)


class Refused(Exception):
    """A call was answered with something else than success."""

    def __init__(self, method, path, answer):
        super().__init__(f"{method} {path}: {answer.problem}")
        self.answer = answer


class Caller:
    """One client of a running Trede: `url` is http://HOST:PORT, `token` its bearer token."""

    def __init__(self, url, token=None, timeout=60):
        self.host = urlsplit(url).netloc
        self.token, self.timeout = token, timeout
        self.connection = None

    def send(self, method, path, body=None, fields=None):
        """Calls once and gives the answer, whatever it is; a connection the server closed is opened again."""
        if not path.startswith(BASE):
            path = BASE + path
        headers = {"Accept": "application/json, application/problem+json", "Accept-Language": "en", **(fields or {})}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        content = None
        if body is not None:
            content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
            headers["Content-Type"] = "application/json"
        is_new = self.connection is None
        try:
            return self._exchange(method, path, content, headers)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.close()
            if is_new:
                raise
            return self._exchange(method, path, content, headers)

    def call(self, method, path, body=None, fields=None):
        """Calls once.

        Raises Refused unless the answer is a success.
        """
        answer = self.send(method, path, body, fields)
        if not 200 <= answer.status < 300:
            raise Refused(method, path, answer)
        return answer

    def get(self, path, **query):
        given = {name: value for name, value in query.items() if value is not None}
        return self.call("GET", path + ("?" + urlencode(given) if given else "")).body

    def post(self, path, body, key=None):
        return self.call("POST", path, body, {"Idempotency-Key": key} if key else None).body

    def put(self, path, body):
        """Changes what is there, on the version that is there now."""
        tag = self.call("GET", path).fields["etag"]
        return self.call("PUT", path, body, {"If-Match": tag}).body

    def items(self, path, **query):
        """Every item of a list, page after page."""
        page = self.get(path, pageSize=100, **query)
        while True:
            yield from page["items"]
            if "next" not in page:
                return
            after = urlsplit(page["next"])
            page = self.get(f"{after.path}?{after.query}")

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def _exchange(self, method, path, content, headers):
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.host, timeout=self.timeout)
        self.connection.request(method, path, content, headers)
        response = self.connection.getresponse()
        answer = Answer(response, response.read())
        if response.will_close:
            self.close()
        return answer
