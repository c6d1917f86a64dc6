create database raw;
