@echo off
rem Starts the command with the Java of JAVA_HOME, else of the PATH.
setlocal
for %%I in ("%~dp0..") do set "home=%%~fI"
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo error: there is no Java; install Java 17 and set JAVA_HOME to it 1>&2
  exit /b 3
)
"%java%" "-Dorg.dockermirror.cli.home=%home%" -cp "%home%\lib\*" org.dockermirror.cli.Main %*
exit /b %ERRORLEVEL%
