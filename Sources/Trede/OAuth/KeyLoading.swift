internal import Dispatch
internal import JWTKit
internal import Synchronization

/// Has jwt-kit read keys.
///
/// Its collections are actors, and what reads keys here waits for them, on a thread that no other task needs: checking
/// signatures and signing then wait for nobody.
enum KeyLoading {
    /// What checks signatures of a public key; nil when the numbers are no key.
    static func verifier(jwk: String, name: String, algorithm: String) -> (any JWTAlgorithm)? {
        wait {
            let keys = JWTKeyCollection()
            try await keys.add(jwk: try JWK(json: jwk))
            return try await keys.getKey(for: JWKIdentifier(string: name), alg: algorithm)
        }
    }

    /// What signs with a private key; nil when jwt-kit does not take it.
    static func signer(_ key: ES256PrivateKey) -> (any JWTAlgorithm)? {
        wait { try await JWTKeyCollection().add(ecdsa: key).getKey() }
    }

    private static func wait<Output: Sendable>(_ body: @escaping @Sendable () async throws -> Output) -> Output? {
        let output = Mutex<Output?>(nil)
        let isDone = DispatchSemaphore(value: 0)
        Task(executorPreference: LoadingThread.shared) {
            let result = try? await body()
            output.withLock { $0 = result }
            isDone.signal()
        }
        isDone.wait()
        return output.withLock { $0 }
    }
}

/// Runs the steps of loading keys, one after the other.
private final class LoadingThread: TaskExecutor {
    static let shared = LoadingThread()

    private let queue = DispatchQueue(label: "keys")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
