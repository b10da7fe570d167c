using System.CommandLine;
using PlanLint.Cli.LanguageServer;
using PlanLint.Rules;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint lsp</c>: the language server, on standard input and output.</summary>
internal static class LspCommand
{
    public static Command Create()
    {
        // Editors name the transport they use; there is one.
        var stdio = new Option<bool>("--stdio") { Description = "Speak on standard input and output, which is the default" };
        var command = new Command("lsp", "Serve an editor with the Language Server Protocol on standard input and output") { stdio };
        command.SetAction(_ =>
        {
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            using var server = new Server(BuiltIn.Linter, new MessageChannel(input, output), Pace.Typing);
            return server.Run();
        });
        return command;
    }
}
