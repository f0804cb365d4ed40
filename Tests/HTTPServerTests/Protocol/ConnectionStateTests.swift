import Testing

@testable import HTTPServer

/// A connection state with a clock that the test turns.
private struct Bench {
    var state: ConnectionState
    var now = Moment(milliseconds: 1_000)

    init(_ change: (inout Limits) -> Void = { _ in }) {
        var limits = Limits()
        limits.headerTimeMillisecondsMax = 100
        limits.bodyTimeMillisecondsMax = 300
        limits.bodyProgressTimeMillisecondsMax = 300
        limits.drainTimeMillisecondsMax = 40
        limits.idleTimeMillisecondsMax = 600
        limits.writeTimeMillisecondsMax = 200
        limits.lingerTimeMillisecondsMax = 50
        change(&limits)
        state = ConnectionState(limits: limits, remoteAddress: .none, at: now)
    }

    mutating func pass(_ milliseconds: Int) { now = now.after(milliseconds: milliseconds) }

    mutating func next(_ text: String = "") -> String {
        let bytes = Array(text.utf8)
        var offset = 0
        let action = state.next(bytes.span, &offset, at: now)
        if case .opening = action {
            state.keepWhole(at: now)
            let rest = state.next(bytes.span, &offset, at: now)
            return Self.name(rest)
        }
        // What is behind a request has left the socket, so the state must take it over by asking once more.
        if case .request = action { _ = state.next(bytes.span, &offset, at: now) }
        return Self.name(action)
    }

    mutating func expire() -> String { Self.name(state.expire(at: now)) }

    private static func name(_ action: ConnectionState.Action) -> String {
        switch action {
        case .needMore: "needMore"
        case .wait: "wait"
        case .request(let request): "request \(request.path)"
        case .opening(let request): "opening \(request.path)"
        case .piece(let piece): "piece \(String(decoding: piece, as: UTF8.self))"
        case .pieceEnd: "pieceEnd"
        case .sendContinue: "sendContinue"
        case .refuse(let refusal, let terms): "refuse \(refusal.status)\(terms.omitsBody ? " without body" : "")"
        case .close: "close"
        }
    }
}

@Suite("The state of a connection")
struct ConnectionStateTests {
    private let get = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"
    private let other = "GET /b HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test("the next request waits for the answer to the one before")
    func oneAtATime() {
        var bench = Bench()
        #expect(bench.next(get + other) == "request /a")
        #expect(bench.next() == "wait")
        #expect(!bench.state.wantsInput)
        #expect(bench.state.heldBytes == other.utf8.count)
        _ = bench.state.replied(at: bench.now)
        #expect(bench.next() == "request /b")
        #expect(bench.state.heldBytes == 0)
    }

    @Test("a header section has its time from its first byte, however it trickles")
    func slowHeader() {
        var bench = Bench()
        bench.pass(500)
        #expect(bench.next("GET /") == "needMore")
        bench.pass(99)
        #expect(bench.next("a") == "needMore")
        #expect(bench.expire() == "wait")
        bench.pass(1)
        #expect(bench.expire() == "refuse 408")
        #expect(bench.state.isClosing)
    }

    @Test("the refusal of HEAD has no body either")
    func refusedHead() {
        var bench = Bench()
        #expect(bench.next("HEAD / HTTP/1.1\r\n\r\n") == "refuse 400 without body")
        var slow = Bench()
        #expect(slow.next("HEAD / HTTP/1.1\r\n") == "needMore")
        slow.pass(100)
        #expect(slow.expire() == "refuse 408 without body")
    }

    @Test("content has its time from the end of the header section")
    func slowContent() {
        var bench = Bench()
        #expect(bench.next("PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n") == "needMore")
        bench.pass(299)
        #expect(bench.next("a") == "needMore")
        #expect(bench.expire() == "wait")
        bench.pass(1)
        #expect(bench.expire() == "refuse 408")
    }

    @Test("content must come at a rate, however much time the whole of it has")
    func trickledContent() {
        var bench = Bench {
            $0.bodyTimeMillisecondsMax = 10_000
            $0.bodyProgressTimeMillisecondsMax = 100
            $0.bodyProgressBytesMin = 10
        }
        #expect(bench.next("PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n") == "needMore")
        for _ in 0..<5 {
            bench.pass(99)
            #expect(bench.next("0123456789") == "needMore")
            #expect(bench.expire() == "wait")
        }
        bench.pass(99)
        #expect(bench.next("012345678") == "needMore")
        bench.pass(1)
        #expect(bench.expire() == "refuse 408")
    }

    @Test("the last request a connection may make is answered and closes it")
    func requestsMax() {
        var bench = Bench { $0.requestsPerConnectionMax = 2 }
        #expect(bench.next(get + other + get) == "request /a")
        #expect(!bench.state.replied(at: bench.now).closes)
        #expect(bench.next() == "request /b")
        #expect(bench.state.replied(at: bench.now).closes)
        #expect(bench.next() == "wait")
        #expect(bench.state.isClosing)
    }

    @Test("a stopping connection that is idle may make one more request, for a short time")
    func draining() {
        var bench = Bench()
        bench.state.stop(at: bench.now)
        bench.pass(39)
        #expect(bench.expire() == "wait")
        #expect(bench.next(get) == "request /a")
        #expect(bench.state.replied(at: bench.now).closes)
        var silent = Bench()
        silent.state.stop(at: silent.now)
        silent.pass(40)
        #expect(silent.expire() == "close")
    }

    @Test("an idle connection is closed without a word")
    func idle() {
        var bench = Bench()
        bench.pass(599)
        #expect(bench.expire() == "wait")
        bench.pass(1)
        #expect(bench.expire() == "close")
    }

    @Test("idle time begins anew with each answer")
    func idleAgain() {
        var bench = Bench()
        bench.pass(500)
        #expect(bench.next(get) == "request /a")
        bench.pass(5_000)
        #expect(bench.expire() == "wait")
        _ = bench.state.replied(at: bench.now)
        #expect(bench.next() == "needMore")
        bench.pass(599)
        #expect(bench.expire() == "wait")
        bench.pass(1)
        #expect(bench.expire() == "close")
    }

    @Test("no pipelined request is read while too many answers are unsent")
    func fullOutput() {
        var bench = Bench { $0.pendingResponseBytesMax = 100 }
        #expect(bench.next(get + other) == "request /a")
        _ = bench.state.replied(at: bench.now)
        bench.state.noteOutput(unsent: 101, written: 0, at: bench.now)
        #expect(bench.next() == "wait")
        #expect(!bench.state.wantsInput)
        bench.state.noteOutput(unsent: 100, written: 1, at: bench.now)
        #expect(bench.next() == "request /b")
    }

    @Test("a client that takes no answers is let go, and one that takes enough of them is not")
    func slowReader() {
        var bench = Bench { $0.writeProgressBytesMin = 10 }
        #expect(bench.next(get) == "request /a")
        _ = bench.state.replied(at: bench.now)
        bench.state.noteOutput(unsent: 1_000, written: 0, at: bench.now)
        bench.pass(199)
        bench.state.noteOutput(unsent: 990, written: 10, at: bench.now)
        bench.pass(199)
        bench.state.noteOutput(unsent: 981, written: 9, at: bench.now)
        #expect(bench.expire() == "wait")
        bench.pass(1)
        #expect(bench.expire() == "close")
    }

    @Test("a long download is not idleness")
    func longDownload() {
        var bench = Bench { $0.writeProgressBytesMin = 1 }
        #expect(bench.next(get) == "request /a")
        _ = bench.state.replied(at: bench.now)
        for left in (1...10).reversed() {
            bench.state.noteOutput(unsent: left, written: 1, at: bench.now)
            bench.pass(150)
            #expect(bench.expire() == "wait")
        }
        bench.state.noteOutput(unsent: 0, written: 1, at: bench.now)
        bench.pass(599)
        #expect(bench.expire() == "wait")
        bench.pass(1)
        #expect(bench.expire() == "close")
    }

    @Test("a client that has ended its side still gets its answers")
    func halfClosed() {
        var bench = Bench()
        #expect(bench.next(get + other) == "request /a")
        bench.state.endInput()
        _ = bench.state.replied(at: bench.now)
        #expect(bench.next() == "request /b")
        _ = bench.state.replied(at: bench.now)
        #expect(bench.next() == "close")
    }

    @Test(
        "a request whose end never comes is not handed over",
        arguments: ["GET /a HT", "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\na"])
    func cutRequest(text: String) {
        var bench = Bench()
        #expect(bench.next(text) == "needMore")
        bench.state.endInput()
        #expect(bench.next() == "close")
    }

    @Test("the answer on a stopping connection closes it")
    func stopping() {
        var bench = Bench()
        #expect(bench.next(get + other) == "request /a")
        bench.state.stop(at: bench.now)
        #expect(bench.state.replied(at: bench.now).closes)
        #expect(bench.next() == "wait")
        bench.state.linger(at: bench.now)
        bench.pass(50)
        #expect(bench.expire() == "close")
    }

    @Test("bytes behind a refusal are thrown away")
    func discards() {
        var bench = Bench()
        #expect(bench.next("GET / HTTP/1.1\r\n\r\n") == "refuse 400")
        #expect(bench.next(String(repeating: "x", count: 100_000)) == "wait")
        #expect(bench.state.heldBytes == 0)
        #expect(bench.state.wantsInput)
    }
}
