using System.Globalization;
using PlanLint.Cli.Completion;
using PlanLint.Hosting;

namespace PlanLint.Release;

/// <summary>The manual page, in the macros of man(7): every command with its options.</summary>
internal static class ManPage
{
    /// <summary>Writes <c>planlint.1</c>.</summary>
    public static void Write(IReadOnlyList<CompletedCommand> commands, TextWriter output, DateTimeOffset time)
    {
        output.NewLine = "\n";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $".TH PLANLINT 1 {time.UtcDateTime:yyyy-MM-dd} \"PlanLint {Linter.Version}\" \"User Commands\""));
        output.WriteLine(".SH NAME\nplanlint \\- show what a Terraform or OpenTofu plan will really do");
        output.WriteLine(".SH SYNOPSIS\n.B planlint\n.I COMMAND\n.RI [ OPTION ...]\n.RI [ ARGUMENT ...]");
        output.WriteLine(".SH DESCRIPTION");
        output.WriteLine(Text("PlanLint combines configuration, plan, live objects and stated intent, and reports each problem at the HCL line that causes it."));
        output.WriteLine(".SH COMMANDS");
        foreach (var command in commands) Write(command, output);
        output.WriteLine(".SH \"EXIT STATUS\"");
        Term("0", "No finding at or above --fail-on (default: error).", output);
        Term("1", "At least one finding at or above --fail-on.", output);
        Term("2", "PlanLint could not do its work: a wrong option, an input it cannot read, a rule that crashed.", output);
        output.WriteLine(".SH FILES");
        Term(".planlint.hcl", "Options of a repository or of a root module; planlint init writes one.", output);
        output.WriteLine(".SH EXAMPLES\n.nf");
        output.WriteLine(Text("terraform plan -out tfplan && terraform show -json tfplan > plan.json"));
        output.WriteLine(Text("planlint check . --plan plan.json --live live/"));
        output.WriteLine(".fi\n.SH \"SEE ALSO\"\n.BR terraform (1),\n.BR tofu (1)");
    }

    private static void Write(CompletedCommand command, TextWriter output)
    {
        output.WriteLine($".SS planlint {Text(command.Name)}{string.Concat(command.Arguments.Select(a => $" {Text(a.Value!)}"))}");
        output.WriteLine(Text(command.Description) + ".");
        foreach (var argument in command.Arguments) Term(argument.Value!, argument.Description + ".", output);
        foreach (var option in command.Options)
            Term(string.Join(", ", option.Names) + (option.Value is { } value ? $" {value}" : ""), option.Description + ".", output);
    }

    private static void Term(string term, string meaning, TextWriter output) => output.WriteLine($".TP\n.B {Text(term)}\n{Text(meaning)}");

    /// <summary>A line of text: a backslash, a dash that is to stay one, and a dot or quote at its start mean something to troff.</summary>
    private static string Text(string text)
    {
        string escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal).Replace("…", "...", StringComparison.Ordinal);
        return escaped.Length > 0 && escaped[0] is '.' or '\'' ? "\\&" + escaped : escaped;
    }
}
