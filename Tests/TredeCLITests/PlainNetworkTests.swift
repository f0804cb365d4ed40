import Foundation
import Testing

@Suite("Where trede serve listens", .serialized)
struct PlainNetworkTests {
    private static let proxy = ["--client-address", "xForwardedFor", "--trusted-proxies", "192.0.2.1"]

    @Test(
        "what the network reaches is refused, with both ways out in one line and exit 64",
        arguments: [
            ["--listen", "0.0.0.0:0"], ["--listen", "[::]:0"], ["--listen", "192.0.2.7:8080"],
            ["--listen", "127.0.0.1:0,0.0.0.0:0"], ["--listen", "0.0.0.0:0", "--trusted-proxies", "192.0.2.1"],
        ])
    func refused(arguments: [String]) throws {
        let program = try Program()
        let run = try program.run(all: ["serve"] + arguments)
        #expect(run.status == 64)
        #expect(run.error.contains("is reached over the network"), "\(run.error)")
        #expect(run.error.contains("name it with --client-address and --trusted-proxies, or say --allow-plain-network"))
        #expect(!FileManager.default.fileExists(atPath: program.database))
    }

    @Test(
        "the operator's listener is refused on the network, with a proxy in front of the other too",
        arguments: [[], proxy])
    func management(proxy: [String]) throws {
        let arguments = ["serve", "--listen", "127.0.0.1:0", "--management", "0.0.0.0:0"] + proxy
        let run = try Program().run(all: arguments)
        #expect(run.status == 64)
        #expect(run.error.contains("--management 0.0.0.0:0 is reached over the network in plain text"), "\(run.error)")
        #expect(run.error.contains("or say --allow-plain-network"))
    }

    @Test("the environment is held to the same, and says so in the same way")
    func environment() throws {
        let program = try Program()
        program.environment = ["TREDE_LISTEN": "0.0.0.0:0"]
        #expect(try program.run("serve").status == 64)
        program.environment["TREDE_ALLOW_PLAIN_NETWORK"] = "maybe"
        let run = try program.run("serve")
        #expect(run.status == 64)
        #expect(run.error.contains("TREDE_ALLOW_PLAIN_NETWORK is yes or no"))
        program.environment["TREDE_ALLOW_PLAIN_NETWORK"] = "yes"
        #expect(try program.serve { $0 }.hasPrefix("trede "))
    }

    @Test("the network is listened to behind a named proxy, and where it was said in as many words")
    func allowed() throws {
        let program = try Program()
        let behind = try program.serve(
            "--listen", "0.0.0.0:0", Self.proxy[0], Self.proxy[1], Self.proxy[2], Self.proxy[3]
        ) { $0 }
        #expect(behind.contains(" listens on http://0.0.0.0:"))
        let open = try program.serve("--listen", "0.0.0.0:0", "--management", "0.0.0.0:0", "--allow-plain-network") {
            $0
        }
        #expect(open.contains(" listens on http://0.0.0.0:"))
    }

    @Test("nobody on the network comes in past the proxy that was named, and a proxy that is everybody is refused")
    func closed() throws {
        let program = try Program()
        let arguments = ["--listen", "0.0.0.0:0", Self.proxy[0], Self.proxy[1], Self.proxy[2], Self.proxy[3]]
        try program.serve(all: arguments) { line in
            let port = try #require(line.split(separator: ":").last.flatMap { UInt16($0.filter(\.isNumber)) })
            #expect(try program.run("health", "--listen", "127.0.0.1:\(port)").status == 0)
            for address in try Self.addressesOnNetwork() {
                #expect(try program.run("health", "--listen", "\(address):\(port)").status != 0, "\(address)")
            }
        }
        for everybody in [
            "0.0.0.0/0", "192.0.2.1,::/0", "0.0.0.0/1,128.0.0.0/1", "10.0.0.0/7", "::/1,8000::/1", "fc00::/6",
        ] {
            let run = try program.run(
                all: ["serve", "--listen", "127.0.0.1:0", Self.proxy[0], Self.proxy[1], Self.proxy[2], everybody])
            #expect(run.status == 64)
            #expect(run.error.contains("would believe half the world"), "\(run.error)")
        }
    }

    /// What this machine is called on the network; none where it has no other address than its own.
    private static func addressesOnNetwork() throws -> [String] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/hostname")
        process.arguments = ["-I"]
        process.standardOutput = pipe
        guard (try? process.run()) != nil else { return [] }
        process.waitUntilExit()
        return String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).map(String.init).filter { $0.contains(".") }
    }

    @Test("who names a proxy and no listener for the operator is told that version and metrics stand behind it")
    func monitoring() throws {
        let program = try Program()
        let sentence = "/version and /metrics stand where the proxy reaches them"
        for (arguments, isTold) in [
            (Self.proxy, true), (Self.proxy + ["--management", "127.0.0.1:0"], false), ([], false),
        ] {
            let written = try program.serve(all: ["--listen", "127.0.0.1:0"] + arguments) { _ in
                try program.servedErrors()
            }
            #expect(written.contains(sentence) == isTold, "\(arguments): \(written)")
        }
    }

    @Test("this machine needs no leave: loopback addresses and sockets in the file system")
    func local() throws {
        let program = try Program()
        for address in ["127.0.0.1:0", "127.1.2.3:0", "localhost:0"] {
            #expect(
                try program.serve("--listen", address, "--management", "127.0.0.1:0") { $0 }.contains("http://127."))
        }
        let path = "unix:" + program.folder.appending(path: "s").path
        #expect(try program.serve("--listen", path) { $0 }.contains(path))
    }

    @Test(
        "a socket that was passed counts as what it is bound to", arguments: [("0.0.0.0", false), ("127.0.0.1", true)])
    func inherited(host: String, listens: Bool) throws {
        let program = try Program()
        let pass = """
            import os, socket, sys
            s = socket.socket(); s.bind((sys.argv[1], 0)); s.listen(); os.dup2(s.fileno(), 3); os.set_inheritable(3, True)
            os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
            os.execv(sys.argv[2], ["trede", "serve", "--listen", "systemd", "--loops", "1"])
            """
        let process = Process()
        let (out, err) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", pass, host, Program.executable.path]
        process.environment = ["TREDE_DATABASE": program.database]
        (process.standardOutput, process.standardError) = (out, err)
        try process.run()
        let line = String(decoding: out.fileHandleForReading.availableData, as: UTF8.self)
        process.terminate()
        process.waitUntilExit()
        #expect(line.contains(" listens on http://127.0.0.1:") == listens)
        guard !listens else { return }
        let refusal = String(decoding: err.fileHandleForReading.availableData, as: UTF8.self)
        #expect(process.terminationStatus == 64)
        #expect(refusal.contains("--listen 0.0.0.0:"))
    }
}
