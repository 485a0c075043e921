@echo off
chcp 65001 >nul
title 兜底 doudi
set "PATH=%~dp0;%PATH%"
set "WORK=%USERPROFILE%\doudi"
if not exist "%WORK%" mkdir "%WORK%" 2>nul
if exist "%WORK%\." (cd /d "%WORK%") else (cd /d "%~dp0")
call doudi doctor
echo.
echo 现在在 %CD%，项目建在这里。要在别处：cd /d 文件夹
echo 先试一试：doudi demo　　全部命令：doudi --help　　怎么用见“使用说明.txt”
if not defined DOUDI_NO_PROMPT cmd /k
