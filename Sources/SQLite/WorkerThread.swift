import CSQLite
import Glibc

/// A named thread of ours that runs one closure to its end.
final class WorkerThread: Sendable {
    private let identifier: pthread_t

    /// Starts the thread; the closure and all it captures belong to it.
    init(name: String, _ body: sending @escaping () -> Void) throws(FileError) {
        let start = unsafe Unmanaged.passRetained(Start(name: name, body: body))
        var identifier = pthread_t()
        let code = unsafe pthread_create(
            &identifier, nil, { unsafe WorkerThread.enter($0) }, start.toOpaque())
        guard code == 0 else {
            unsafe start.release()
            throw FileError(operation: "pthread_create", path: name, code: code)
        }
        self.identifier = identifier
    }

    /// Whether the caller runs on this thread.
    var isCurrent: Bool { pthread_equal(pthread_self(), identifier) != 0 }

    /// Waits for the closure to end; called once.
    func join() {
        pthread_join(identifier, nil)
    }

    /// Lets the thread end on its own; called instead of `join`.
    func detach() {
        pthread_detach(identifier)
    }

    private static func enter(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let argument = unsafe argument else { return nil }
        let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
        unsafe trede_sqlite_name_thread(start.name)
        start.body()
        return nil
    }

    private final class Start {
        let name: String
        let body: () -> Void

        init(name: String, body: sending @escaping () -> Void) {
            self.name = name
            self.body = body
        }
    }
}
