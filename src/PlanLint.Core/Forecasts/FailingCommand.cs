using PlanLint.Syntax;

namespace PlanLint.Forecasts;

/// <summary>A local command that cannot succeed.</summary>
/// <param name="IsAtDestroy">True when it runs before the object is destroyed, false when it runs after it was made.</param>
internal sealed record FailingCommand(bool IsAtDestroy)
{
    /// <summary>The command of a provisioner, when it is a literal that ends in a failure and the failure counts; null otherwise.</summary>
    public static FailingCommand? Of(BlockSyntax provisioner)
    {
        if (provisioner.Labels is not [{ Value: "local-exec" }, ..]) return null;
        if (Word(provisioner, "on_failure") == "continue" || provisioner.Body.GetAttribute("interpreter") is not null) return null;
        if ((provisioner.Body.GetAttribute("command")?.Value as TemplateSyntax)?.LiteralValue is not { } command) return null;
        return Fails(command) ? new FailingCommand(Word(provisioner, "when") == "destroy") : null;
    }

    private static string? Word(BlockSyntax block, string name) => block.Body.GetAttribute(name)?.Value switch
    {
        ScopeTraversalSyntax { Steps: [{ Name: { } word }] } => word,
        TemplateSyntax { LiteralValue: { } text } => text,
        _ => null,
    };

    /// <summary>Plain commands one after the other, of which the last is <c>false</c>, or <c>exit</c> with a number that is not zero.</summary>
    private static bool Fails(string command)
    {
        string[] steps = command.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (steps.Length == 0 || !command.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or ';' or '\n' or '\r' or '.' or ',' or '/' or '-' or '_'))
            return false;
        return steps[..^1].All(s => s.Split(' ')[0] is not ("exit" or "exec" or "if" or "case" or "for" or "while" or "until" or "trap" or "return"))
            && steps[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["false" or "/bin/false" or "/usr/bin/false"] or ["exit", "1" or "2" or "3" or "4"
                or "5" or "6" or "7" or "8" or "9" or "10" or "125" or "126" or "127" or "255"];
    }
}
