internal import Glibc

let options = Options(CommandLine.arguments)
let isSound =
    switch CommandLine.arguments.dropFirst().first {
    case "read": Reading.run()
    case "fuzz": try Fuzzing(options).run()
    case "serve": try Serving(options).run()
    default: false
    }
if CommandLine.arguments.count < 2 {
    print("usage: HTTPProbe read | fuzz --corpus FOLDER --inputs N --seed N | serve --port N --loops N")
}
exit(isSound ? 0 : 1)
