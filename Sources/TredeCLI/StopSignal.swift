internal import Dispatch
internal import Foundation

/// Waits for SIGTERM or SIGINT; a second one ends the program at once.
final class StopSignal {
    private let came = DispatchSemaphore(value: 0)
    private let sources: [any DispatchSourceSignal]

    init() {
        let came = came
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                came.signal()
                signal(number, SIG_DFL)
            }
            source.resume()
            return source
        }
        signal(SIGPIPE, SIG_IGN)
    }

    func wait() {
        came.wait()
    }
}
