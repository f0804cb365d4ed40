internal import CLinux
internal import Glibc

/// The readiness of descriptors, by epoll.
@safe final class Poller {
    /// Who became ready, and how.
    struct Event {
        let tag: UInt64
        let flags: UInt32

        var isReadable: Bool { flags & Poller.readable != 0 }
        var isWritable: Bool { flags & Poller.writable != 0 }
        var isHalfClosed: Bool { flags & EPOLLRDHUP.rawValue != 0 }
        var isBroken: Bool { flags & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 }
    }

    static let readable = EPOLLIN.rawValue
    /// Of the loops that wait at one listener, not all are woken for a connection.
    static let readableByOne = EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue
    static let writable = EPOLLOUT.rawValue
    /// A connection is registered once, for every change; whoever handles it remembers what it left undone.
    static let everyChange = EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue

    private let descriptor: Int32
    private let events: UnsafeMutablePointer<epoll_event>

    init() throws(ServerError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        unsafe events = .allocate(capacity: Limits.eventsPerTurnMax)
        unsafe events.initialize(repeating: epoll_event(), count: Limits.eventsPerTurnMax)
        guard descriptor >= 0 else { throw ServerError("epoll_create1", errno) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        unsafe events.deallocate()
    }

    /// Begins to watch; false when the kernel has no room.
    func add(_ watched: Int32, tag: UInt64, _ flags: UInt32) -> Bool {
        var event = unsafe epoll_event()
        unsafe event.events = flags
        unsafe event.data.u64 = tag
        return unsafe epoll_ctl(descriptor, EPOLL_CTL_ADD, watched, &event) == 0
    }

    func remove(_ watched: Int32) {
        _ = epoll_ctl(descriptor, EPOLL_CTL_DEL, watched, nil)
    }

    /// Waits for events, at most as long as told, and returns how many came; -1 waits for ever.
    func wait(milliseconds: Int32) -> Int {
        max(0, Int(unsafe epoll_wait(descriptor, events, Int32(Limits.eventsPerTurnMax), milliseconds)))
    }

    /// One of the events of the last wait.
    subscript(index: Int) -> Event {
        precondition(index >= 0 && index < Limits.eventsPerTurnMax, "the event is one of the last wait")
        return unsafe Event(tag: events[index].data.u64, flags: events[index].events)
    }
}
