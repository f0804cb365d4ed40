/// Where the data keys of a database are, and what opens them.
package struct DataKeySetting: Sendable {
    /// The file of data keys.
    package let path: String
    /// The keys that wrap them.
    package let keys: KeyEncryptionKeys

    /// Names the file and what opens it.
    package init(path: String, keys: KeyEncryptionKeys) {
        self.path = path
        self.keys = keys
    }
}
