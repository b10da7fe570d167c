using System.CommandLine;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint schema NAME</c>: the JSON Schema of what PlanLint writes or reads, as of this version.</summary>
internal static class SchemaCommand
{
    private const string Prefix = "schemas/", Suffix = ".schema.json";

    /// <summary>The names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(SchemaCommand).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal),
    ];

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = $"Document that it is of: {string.Join(", ", Names)}" };
        name.TakesOneOf("schema", [.. Names]);
        var command = new Command("schema", "Write the JSON Schema of a document that PlanLint writes or reads") { name };
        command.SetAction(result =>
        {
            Console.Out.Write(Read(result.GetValue(name)!));
            return 0;
        });
        return command;
    }

    /// <summary>The schema of a name.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(SchemaCommand).Assembly.GetManifestResourceStream($"{Prefix}{name}{Suffix}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
