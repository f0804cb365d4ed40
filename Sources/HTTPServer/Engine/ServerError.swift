internal import Glibc

/// Why a server could not start.
package struct ServerError: Error, CustomStringConvertible, Sendable {
    /// What was tried.
    package let step: String
    /// The error number of the system, or 0.
    package let code: Int32

    init(_ step: String, _ code: Int32) {
        self.step = step
        self.code = code
    }

    /// Whether another program has the address.
    package var isAddressInUse: Bool { code == EADDRINUSE }

    /// What was tried and the system's words for why it failed.
    package var description: String {
        guard code != 0, let text = unsafe strerror(code) else { return step }
        return unsafe "\(step): \(String(cString: text))"
    }
}
