import Testing

@testable import HTTPServer

@Suite("Limits")
struct LimitsTests {
    @Test("every limit can be set by its name")
    func names() {
        let properties = Mirror(reflecting: Limits()).children.compactMap(\.label)
        #expect(Set(properties) == Set(Limits.names.keys))
        for name in properties {
            var limits = Limits()
            let isSet = limits.set(name, to: 12_345)
            #expect(isSet)
            let set = Mirror(reflecting: limits).children.first { $0.label == name }?.value as? Int
            #expect(set == 12_345, "\(name)")
        }
    }

    @Test("a name that is none, or a bound of nothing, is refused", arguments: [("idle", 1), ("bodyBytesMax", 0)])
    func refused(name: String, value: Int) {
        var limits = Limits()
        let isSet = limits.set(name, to: value)
        #expect(!isSet)
    }
}
