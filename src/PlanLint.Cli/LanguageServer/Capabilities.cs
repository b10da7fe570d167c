using Newtonsoft.Json.Linq;
using PlanLint.Hosting;

namespace PlanLint.Cli.LanguageServer;

/// <summary>What the server says it can do.</summary>
internal static class Capabilities
{
    public static JObject Of() => new()
    {
        ["capabilities"] = new JObject
        {
            ["positionEncoding"] = "utf-16",
            ["textDocumentSync"] = new JObject { ["openClose"] = true, ["change"] = 2, ["save"] = true },
            ["hoverProvider"] = true,
            ["definitionProvider"] = true,
            ["referencesProvider"] = true,
            ["documentSymbolProvider"] = true,
            ["documentFormattingProvider"] = true,
            ["renameProvider"] = new JObject { ["prepareProvider"] = true },
            ["completionProvider"] = new JObject { ["triggerCharacters"] = new JArray(".", "\"") },
            ["codeActionProvider"] = new JObject { ["codeActionKinds"] = new JArray("quickfix") },
            ["diagnosticProvider"] = new JObject { ["interFileDependencies"] = true, ["workspaceDiagnostics"] = false },
        },
        ["serverInfo"] = new JObject { ["name"] = "planlint", ["version"] = Linter.Version },
    };
}
