internal import CLinux
internal import Glibc

/// A thread of our own that runs one function.
///
/// Safe because the thread's identifier is set once, before anyone else can see the object.
@safe final class LoopThread: @unchecked Sendable {
    /// Carries the function over to the thread.
    private final class Work: Sendable {
        let name: String
        let run: @Sendable () -> Void

        init(_ name: String, _ run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }

    private let identifier: pthread_t

    /// Starts it; the name is shown by the system's tools, and has at most 15 bytes.
    init(name: String, _ run: @escaping @Sendable () -> Void) throws(ServerError) {
        var identifier = pthread_t()
        let work = unsafe Unmanaged.passRetained(Work(name, run))
        let code = unsafe pthread_create(
            &identifier, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                let work = unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
                unsafe trede_name_thread(work.name)
                work.run()
                return nil
            }, work.toOpaque())
        guard code == 0 else {
            unsafe work.release()
            throw ServerError("pthread_create", code)
        }
        self.identifier = identifier
    }

    /// Waits for its end; may be called once.
    func join() {
        _ = pthread_join(identifier, nil)
    }
}
