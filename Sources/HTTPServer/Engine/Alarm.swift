internal import CLinux
internal import Glibc

/// A counter in the kernel that wakes whoever waits for it.
final class Alarm: Sendable {
    let descriptor: Int32

    init() throws(ServerError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        guard descriptor >= 0 else { throw ServerError("eventfd", errno) }
    }

    deinit {
        close(descriptor)
    }

    func ring() {
        var one: UInt64 = 1
        // It fails only when the counter is at its end, and then it is ringing already.
        _ = unsafe write(descriptor, &one, 8)
    }

    /// Sets the counter back, and says how often it rang since the last time.
    @discardableResult
    func quiet() -> Int {
        var count: UInt64 = 0
        return unsafe read(descriptor, &count, 8) == 8 ? Int(count) : 0
    }

    /// Waits until it rings, and says how often it did.
    func wait() -> Int {
        while true {
            var interest = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            _ = unsafe poll(&interest, 1, -1)
            let count = quiet()
            if count > 0 { return count }
        }
    }
}
