/// What is wrong with the regime files of this program; it cannot start with them.
package struct RegimeFileError: Error, Equatable {
    /// One sentence per fault, each naming file and place.
    package let faults: [String]
}

extension RegimeFileError: CustomStringConvertible {
    /// The sentences, one on a line.
    package var description: String { faults.joined(separator: "\n") }
}
