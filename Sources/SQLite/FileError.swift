import Glibc

/// A call to the operating system failed.
package struct FileError: Error, Equatable, CustomStringConvertible {
    /// The call, such as `fsync`.
    package let operation: String

    /// The file it was about.
    package let path: String

    /// The `errno` value.
    package let code: Int32

    package var description: String {
        let sentence = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "unknown"
        return "\(operation) \(path): \(sentence) (\(code))"
    }
}
