/// Where the data keys of a database are, and what opens them.
package struct DataKeySetting: Sendable {
    /// The file of data keys.
    package let path: String
    /// The keys that wrap them.
    package let keys: KeyEncryptionKeys
    /// Reads the keys that wrap them once more, where they may have changed since; nil when there is nothing to read.
    let reread: @Sendable () -> KeyEncryptionKeys?

    /// Names the file and what opens it.
    package init(
        path: String, keys: KeyEncryptionKeys, reread: @escaping @Sendable () -> KeyEncryptionKeys? = { nil }
    ) {
        self.path = path
        self.keys = keys
        self.reread = reread
    }
}
