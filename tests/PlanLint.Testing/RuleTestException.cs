namespace PlanLint.Testing;

/// <summary>A rule did not report what its test expects. Any test framework shows it as a failure.</summary>
public sealed class RuleTestException : Exception
{
    /// <summary>A failure with the text that explains it.</summary>
    public RuleTestException(string message) : base(message) { }

    /// <summary>A failure with the text that explains it and its cause.</summary>
    public RuleTestException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>A failure without explanation.</summary>
    public RuleTestException() { }
}
