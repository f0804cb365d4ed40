internal import JSON
internal import TredeDomain

extension JSONObjectWriter {
    /// Writes what is confidential, where there is something that the reader may have.
    mutating func disclose<Value>(_ value: Confidential<Value>?, _ body: (inout JSONObjectWriter, Value) -> Void) {
        guard let value else { return }
        Disclosure.lending { body(&self, value.shown(by: $0)) }
    }
}
