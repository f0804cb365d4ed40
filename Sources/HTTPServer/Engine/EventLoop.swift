internal import Logging

/// One thread's share of the server: its listeners, its connections, its handler.
///
/// Nothing here is shared; other threads reach it through its mailbox only.
final class EventLoop {
    private let limits: Limits
    private let clients: ClientAddresses
    private let census: Census
    private let counts: LoopStatistics
    private let poller: Poller
    private let mailbox: Mailbox
    private let conversation: Conversation
    private let logger: Logger
    private var listeners: [Listener]
    private var connections = ConnectionTable()
    private var isAcceptPaused = false
    private var nextToldExhaustion = Moment(milliseconds: 0)
    private var nextSweep: Moment
    private var stopDeadline: Moment?

    /// The tag of the alarm; listeners have 1 and up, and connections have their generation above.
    private static let alarmTag: UInt64 = 0

    init(
        _ configuration: ServerConfiguration, _ census: Census, _ listeners: [Listener], _ mailbox: Mailbox,
        _ handler: any Handler
    ) throws(ServerError) {
        limits = configuration.limits
        clients = configuration.clients
        logger = configuration.logger
        counts = configuration.statistics.makeLoop()
        self.census = census
        self.listeners = listeners
        self.mailbox = mailbox
        poller = try Poller()
        conversation = Conversation(handler, mailbox, limits, configuration.statistics, counts)
        nextSweep = Moment.now().after(milliseconds: limits.sweepIntervalMilliseconds)
        guard poller.add(mailbox.alarm.descriptor, tag: Self.alarmTag, Poller.readable), watchListeners() else {
            throw ServerError("epoll_ctl", 0)
        }
    }

    /// Serves until a stop is ordered and its work is done.
    func run() {
        mailbox.open()
        while stopDeadline == nil || connections.count > 0 { turn() }
        for connection in connections.all { close(connection) }
        mailbox.close()
    }

    private func turn() {
        let count = poller.wait(milliseconds: waitMilliseconds)
        conversation.beginTurn(at: Moment.now())
        for index in 0..<count {
            handle(poller[index])
            deliverOwn()
        }
        for connection in conversation.takeUnfinished() where connection.isOpen {
            resume(connection)
            deliverOwn()
        }
        if conversation.now >= nextSweep { sweep() }
    }

    /// With connections there is a sweep to wake for; without, only events count.
    private var waitMilliseconds: Int32 {
        if conversation.hasUnfinished { return 0 }
        guard connections.count > 0 || isAcceptPaused else { return -1 }
        return Int32(clamping: max(1, nextSweep.milliseconds - conversation.now.milliseconds))
    }

    private func handle(_ event: Poller.Event) {
        guard event.tag >> 32 == 0 else {
            if let connection = connections[tag: event.tag] { handle(event, connection) }
            return
        }
        guard event.tag != Self.alarmTag else {
            takePost()
            return
        }
        let index = Int(event.tag) - 1
        if index < listeners.count { accept(from: listeners[index], Limits.acceptsPerTurnMax) }
    }

    private func handle(_ event: Poller.Event, _ connection: Connection) {
        if event.isBroken {
            // Once we have said all, a client may close in any way.
            connection.end = connection.hasEndedOutput && connection.unsentBytes == 0 ? .done : .reset
            close(connection)
            return
        }
        if event.isHalfClosed { connection.isHalfClosed = true }
        if event.isReadable { connection.isReadable = true }
        if event.isWritable, connection.unsentBytes > 0 {
            conversation.continueSending(connection)
        }
        resume(connection)
    }

    private func resume(_ connection: Connection) {
        conversation.read(connection)
        settle(connection)
    }

    private func settle(_ connection: Connection) {
        if conversation.isOver(connection) { close(connection) }
    }

    /// Tends to the connections that a handler answered while it was given a request of another.
    private func deliverOwn() {
        while conversation.hasDeliveries {
            for delivery in conversation.takeDeliveries() { deliver(delivery) }
        }
    }

    private func deliver(_ delivery: Delivery) {
        guard let connection = connections[delivery.descriptor], connection.serial == delivery.serial else {
            delivery.drop()
            return
        }
        conversation.take(delivery.news, for: connection)
        resume(connection)
    }

    private func close(_ connection: Connection) {
        connections.remove(connection)
        if connection.isOpen { counts.count(connection.end) }
        if connections.count == 0 { counts.set([:]) }
        if connection.isOpen, let admission = connection.admission { census.dismiss(admission) }
        connection.close()
        if isAcceptPaused { resumeAccepting() }
    }
}

// Accepting.
extension EventLoop {
    private func watchListeners() -> Bool {
        for (index, listener) in listeners.enumerated() {
            let flags = listener.isShared ? Poller.readableByOne : Poller.readable
            guard poller.add(listener.descriptor, tag: UInt64(index + 1), flags) else { return false }
        }
        return true
    }

    /// Takes a bounded number of connections, so that those already open get their turn.
    private func accept(from listener: Listener, _ countMax: Int) {
        for _ in 0..<countMax {
            if connections.refusedCount >= limits.refusedConnectionsMax, census.isFull {
                pauseAccepting()
                return
            }
            switch listener.accept() {
            case .connection(let descriptor, let address):
                counts.countAccepted()
                receive(descriptor, address)
            case .nothing: return
            case .exhausted:
                // Those who knock must not decide how much is logged.
                if conversation.now >= nextToldExhaustion {
                    logger.warning("no descriptor left: accepting pauses")
                    nextToldExhaustion = conversation.now.after(milliseconds: Limits.exhaustionTellingMilliseconds)
                }
                pauseAccepting()
                return
            }
        }
    }

    /// Admits a connection, or tells it why not; one address that has too many must not stop the others from coming in.
    private func receive(_ descriptor: Int32, _ address: RemoteAddress) {
        guard clients.admits(address) else {
            Socket.close(descriptor)
            return
        }
        do throws(Refusal) {
            begin(descriptor, address, try census.admit(address, isExempt: clients.isProxy(address)))
        } catch {
            guard connections.refusedCount < limits.refusedConnectionsMax else {
                Socket.close(descriptor)
                return
            }
            if let connection = begin(descriptor, address, nil) {
                conversation.refuse(connection, error)
                settle(connection)
            }
        }
    }

    @discardableResult
    private func begin(_ descriptor: Int32, _ address: RemoteAddress, _ admission: Admission?) -> Connection? {
        let state = ConnectionState(
            limits: limits, remoteAddress: address, clients: clients, at: conversation.now)
        let connection = connections.insert(descriptor, state, admission)
        guard poller.add(descriptor, tag: connection.tag, Poller.everyChange) else {
            close(connection)
            return nil
        }
        // The first readiness event is sure to come, so nothing is read here.
        connection.isReadable = false
        return connection
    }

    private func pauseAccepting() {
        guard !isAcceptPaused else { return }
        isAcceptPaused = true
        for listener in listeners { poller.remove(listener.descriptor) }
    }

    private func resumeAccepting() {
        guard isAcceptPaused else { return }
        isAcceptPaused = !watchListeners()
    }
}

// Time, and the end.
extension EventLoop {
    private func sweep() {
        let now = conversation.now
        nextSweep = now.after(milliseconds: limits.sweepIntervalMilliseconds)
        if isAcceptPaused { resumeAccepting() }
        if let stopDeadline, now >= stopDeadline {
            for connection in connections.all {
                connection.end = .stopped
                close(connection)
            }
        }
        for connection in connections.expired(at: now) where connection.isOpen {
            conversation.expire(connection)
            settle(connection)
        }
        counts.set(connections.activities)
    }

    private func takePost() {
        let post = mailbox.takePost()
        for delivery in post.deliveries { deliver(delivery) }
        if let milliseconds = post.stopGraceMilliseconds { beginStop(graceMilliseconds: milliseconds) }
    }

    /// Whoever has connected already is served once more, if it asks soon.
    ///
    /// Who waits at a socket that was passed to us is left to whom it is passed next.
    /// A connection that was kept is not closed at once: a request may be on its way on it, and would be lost.
    private func beginStop(graceMilliseconds: Int) {
        guard stopDeadline == nil else { return }
        stopDeadline = conversation.now.after(milliseconds: graceMilliseconds)
        for listener in listeners where !listener.isInherited {
            listener.withdraw()
            if !isAcceptPaused { accept(from: listener, Int(Limits.backlogMax)) }
        }
        pauseAccepting()
        isAcceptPaused = false
        listeners = []
        for connection in connections.all {
            connection.state.stop(at: conversation.now)
            connection.isReadable = true
            resume(connection)
        }
        deliverOwn()
    }
}
